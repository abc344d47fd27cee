import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { enginesQuery } from '@/api/queries/engines'
import type { FailureGroup, JobView, RetryItems } from '@/api/types'
import { Button } from '@/components/Button'
import { Checkbox } from '@/components/Checkbox'
import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Fold } from '@/components/Fold'
import { PromptField } from '@/components/PromptField'
import { EngineFields } from '@/engine-form/EngineFields'
import { engineOf, type EngineSettings } from '@/engine-form/settings'
import { ShapeFields } from '@/engine-form/ShapeFields'
import { engineWords } from '@/engine-form/words'
import { count } from '@/format/count'
import { Faults } from '@/job-parts/faults'
import { failureWords, retryRequest, type RetryWishes } from './retry'

interface RetryDialogProps {
  job: JobView
  group: FailureGroup
  isPending: boolean
  /** Why the last try to send it was refused. */
  error: Error | null
  onRetry: (request: RetryItems) => void
  onClose: () => void
}

const wishesOf = ({ prompt, negativePrompt, engine, parameters, size, aspectRatio }: JobView): RetryWishes => ({
  prompt: prompt ?? '',
  negativePrompt: negativePrompt ?? '',
  settings: { engine, parameters, size: size ?? null, aspectRatio: aspectRatio ?? null, seed: null },
  newSeeds: false,
})

/** Tries failed items again with other settings; what is not changed stays as each item had it. */
export function RetryDialog({ job, group, isPending, error, onRetry, onClose }: RetryDialogProps) {
  const [before] = useState(() => wishesOf(job))
  const [wishes, setWishes] = useState(before)
  const { data: engines = [] } = useQuery(enginesQuery())
  const engine = engineOf(engines, wishes.settings)
  const faults = new Faults(undefined, error)
  const wish = (change: Partial<RetryWishes>) => setWishes({ ...wishes, ...change })
  const set = (settings: EngineSettings) => wish({ settings })
  return (
    <Dialog title={`Try ${count(group.retriable)} with changes`} isOpen onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onRetry(retryRequest(group.code, before, wishes))
        }}
      >
        <p className="text-ink-2">{failureWords(group).cause} What you do not change stays as each image had it.</p>
        {engine?.profile.readsPrompt !== false && (
          <>
            <PromptField
              label="Prompt"
              rows={3}
              value={wishes.prompt}
              onChange={(prompt) => wish({ prompt })}
              fault={faults.of('prompt')}
              {...(job.mode === 'semi-automatic' && { hint: 'Changed, it stands in place of the prompt of every reference.' })}
            />
            <PromptField label="Negative prompt" placeholder="What must not be in it" rows={1} value={wishes.negativePrompt} onChange={(negativePrompt) => wish({ negativePrompt })} fault={faults.of('negativePrompt')} />
          </>
        )}
        {engine !== undefined && (
          <>
            <ShapeFields profile={engine.profile} settings={wishes.settings} onChange={set} faults={faults} />
            <Fold title="Engine" words={engineWords(engine.profile, wishes.settings)} isFaulty={faults.hasAny('engine', 'parameters')}>
              <EngineFields engines={engines} engine={engine} settings={wishes.settings} onChange={set} faults={faults} />
            </Fold>
          </>
        )}
        <Checkbox isSelected={wishes.newSeeds} onChange={(newSeeds) => wish({ newSeeds })}>
          Draw new seeds
        </Checkbox>
        {error !== null && faults.isNone && <ErrorPanel error={error} />}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Leave it</Button>
          <Button type="submit" look="primary" isPending={isPending}>
            Try {count(group.retriable)} again
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
