import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '@/api/queries/session'
import { ErrorPanel } from '@/components/ErrorPanel'
import { KeyForm } from '@/frame/KeyForm'

const route = getRouteApi('/sign-in')

/** The door. */
export function SignInPage() {
  const client = useQueryClient()
  const router = useRouter()
  const { next } = route.useSearch()
  const { linkProblem } = route.useRouteContext()
  useEffect(() => {
    document.title = 'Sign in · Lightmill'
  }, [])
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <header className="flex flex-col gap-4">
          <img src="/lightmill.svg" alt="" width={44} height={44} />
          <div>
            <h1 className="text-2xl font-semibold tracking-tight">Sign in to Lightmill</h1>
            <p className="mt-1 text-ink-2">A folder of pictures and a prompt become a dataset of generated images.</p>
          </div>
        </header>
        {linkProblem !== undefined && <ErrorPanel error={linkProblem} />}
        <div className="panel p-4">
          <KeyForm
            onSignedIn={(session) => {
              client.clear()
              client.setQueryData(sessionQuery().queryKey, session)
              void router.navigate({ href: next ?? '/' })
            }}
          />
        </div>
        <p className="text-sm text-ink-3">
          <code className="text-ink-2">./lightmill up</code> prints a link that signs you in, and where the first key is kept. A further key is made under Account.
        </p>
      </div>
    </main>
  )
}
