import { useState } from 'react'
import type { ItemView, JobView } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { PromptField } from '@/components/PromptField'
import { counted } from '@/format/count'
import { Faults } from '@/job-parts/faults'
import { waitWords } from '@/job-parts/sum'
import { useSubmit } from '@/job-parts/use-submit'
import { again } from './again'

interface AgainDialogProps {
  job: JobView
  items: readonly ItemView[]
  onClose: () => void
}

/** The same seeds, other words: what stays the same shows what the words do. */
export function AgainDialog({ job, items, onClose }: AgainDialogProps) {
  const [prompt, setPrompt] = useState(items[0]?.prompt ?? '')
  const submit = useSubmit(onClose)
  const fault = new Faults(undefined, submit.error).of('references[0].prompt')
  const make = () => submit.mutate(again(job, items, { prompt, areSeedsKept: true }))
  return (
    <Dialog title="Again with the same seeds" isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (submit.wait === 0) make()
        }}
      >
        <PromptField
          label="Prompt"
          rows={3}
          value={prompt}
          onChange={setPrompt}
          hint="Change a word or two; everything else stays as it was."
          fault={fault}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit.wait === 0) make()
          }}
        />
        {submit.error !== null && fault === undefined && <ErrorPanel error={submit.error} onRetry={make} />}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Not now</Button>
          <Button type="submit" look="primary" isPending={submit.isPending || submit.wait > 0}>
            Make {counted(items.length, 'image')}
            {waitWords(submit.wait)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
