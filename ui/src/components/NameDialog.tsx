import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Problem } from '@/api/problem'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { ErrorPanel } from './ErrorPanel'
import { TextField } from './TextField'

interface NameDialogProps {
  title: string
  /** As it is called now; empty for something new. */
  name: string
  /** What the button says. */
  verb: string
  /** In characters, once the limits are known. */
  maxLength: number | undefined
  /** Keeps the name; what it throws is shown, and what was typed stays. */
  onSave: (name: string) => Promise<unknown>
  onClose: () => void
}

/** Gives something a name. */
export function NameDialog({ title, name: before, verb, maxLength, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(before)
  const { mutate, error, isPending } = useMutation({ mutationFn: onSave, onSuccess: onClose })
  const fault = error === null ? undefined : (Problem.from(error).fields.get('name') ?? (Problem.from(error).code === 'conflict' ? Problem.from(error).message : undefined))
  const wanted = name.trim()
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted === before) onClose()
          else mutate(wanted)
        }}
      >
        <TextField label="Name" value={name} onChange={setName} {...(maxLength !== undefined && { maxLength })} fault={fault} autoFocus />
        {error !== null && fault === undefined && <ErrorPanel error={error} />}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Leave it</Button>
          <Button type="submit" look="primary" isDisabled={wanted === ''} isPending={isPending}>
            {verb}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
