import { useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '@/api/queries/session'
import { Problem } from '@/api/problem'
import { signInAgain } from '@/api/sign-in-again'
import type { Session } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { useStore } from '@/store'
import { KeyForm } from './KeyForm'

/** Asks for the key over the page when a session ended in the middle of something. What was typed stays, and what was sent goes on. */
export function SignInDialog({ session }: { session: Session }) {
  const client = useQueryClient()
  const isAsked = useStore(signInAgain.state) === 'asked'

  const signedIn = (now: Session) => {
    client.setQueryData(sessionQuery().queryKey, now)
    if (now.userId === session.userId) {
      signInAgain.answer(true)
      // What was answered with 401 meanwhile waits for nobody.
      void client.invalidateQueries({ predicate: ({ state }) => state.error instanceof Problem && state.error.status === 401 })
    }
    // Somebody else sits here now: nothing of this page is theirs.
    else location.reload()
  }

  return (
    <Dialog title="Sign in again" isOpen={isAsked} onClose={() => signInAgain.answer(false)} isFirm>
      <p className="mb-4 text-ink-2">Your session has ended. What you typed is still here, and goes on after you sign in.</p>
      <KeyForm onSignedIn={signedIn}>
        <Button look="quiet" onPress={() => signInAgain.answer(false)}>
          Not now
        </Button>
      </KeyForm>
    </Dialog>
  )
}
