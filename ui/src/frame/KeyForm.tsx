import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Form } from 'react-aria-components'
import { signIn } from '@/api/queries/session'
import type { Session } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorPanel } from '@/components/ErrorPanel'
import { TextField } from '@/components/TextField'

interface KeyFormProps {
  onSignedIn: (session: Session) => void
  /** Beside the button. */
  children?: ReactNode
}

/** Signs in with a key. */
export function KeyForm({ onSignedIn, children }: KeyFormProps) {
  const [key, setKey] = useState('')
  const { mutate, isPending, error } = useMutation({ mutationFn: signIn, onSuccess: onSignedIn })
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(key)
      }}
    >
      <TextField label="Key" type="password" autoComplete="current-password" placeholder="lm_…" value={key} onChange={setKey} autoFocus isRequired />
      {error !== null && <ErrorPanel error={error} />}
      <div className="flex justify-end gap-2">
        {children}
        <Button type="submit" look="primary" isDisabled={key.trim() === ''} isPending={isPending}>
          Sign in
        </Button>
      </div>
    </Form>
  )
}
