import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { createKey, keysQuery } from '@/api/queries/keys'
import { Problem } from '@/api/problem'
import type { CreatedKey } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { copy } from '@/components/copy'
import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { besideFieldClass } from '@/components/field-class'
import { TextField } from '@/components/TextField'

/** Makes a key and shows it this once. */
export function NewKey() {
  const [name, setName] = useState('')
  const client = useQueryClient()
  const { mutate, data: made, error, isPending, reset } = useMutation({
    mutationFn: createKey,
    onSuccess: async () => {
      setName('')
      await client.invalidateQueries({ queryKey: keysQuery().queryKey })
    },
  })
  const fault = error === null ? undefined : Problem.from(error).fields.get('name')
  return (
    <>
      <Form
        className="flex items-start gap-2 max-sm:flex-col max-sm:items-stretch"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(name.trim())
        }}
      >
        <div className="flex-1">
          <TextField label="Name of a new key" placeholder="What it is for" value={name} onChange={setName} maxLength={80} fault={fault} />
        </div>
        <Button type="submit" className={`${besideFieldClass} max-sm:mt-0`} isDisabled={name.trim() === ''} isPending={isPending}>
          Make a key
        </Button>
      </Form>
      {error !== null && fault === undefined && <ErrorPanel error={error} />}
      {made !== undefined && <MadeKey made={made} onClose={reset} />}
    </>
  )
}

function MadeKey({ made, onClose }: { made: CreatedKey; onClose: () => void }) {
  return (
    <Dialog title={`Key “${made.name}”`} isOpen onClose={onClose} isFirm width="max-w-xl">
      <p className="mb-3">Copy it now: it is shown this once and kept nowhere.</p>
      <div className="flex items-center gap-2 rounded-tile border border-line bg-ground p-2 pl-3">
        <code className="min-w-0 flex-1 break-all select-all">{made.key}</code>
        <IconButton label="Copy the key" onPress={() => void copy(made.key, 'The key is')}>
          <Copy size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="mt-5 flex justify-end">
        <Button onPress={onClose}>I have kept it</Button>
      </div>
    </Dialog>
  )
}
