import { memo } from 'react'
import type { EngineView, Limits } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Fold, FoldSkeletons } from '@/components/Fold'
import { NumberField } from '@/components/NumberField'
import { PromptField } from '@/components/PromptField'
import { ENGINE_FOLDS, EngineFolds } from '@/engine-form/EngineFolds'
import { GroupField } from '@/job-parts/GroupField'
import type { Automatic } from './use-automatic'

interface FieldsProps extends Pick<Automatic, 'draft' | 'change' | 'engine' | 'faults'> {
  /** All engines; undefined while they are on their way. */
  all: readonly EngineView[] | undefined
  error: unknown
  refetch: () => unknown
  limits: Limits['jobs'] | undefined
}

/** Few fields open, the rest folded with their values in words. Pictures that arrive do not concern them: they are drawn when they change. */
export const Fields = memo(function Fields({ draft, change, all, error, refetch, engine, faults, limits }: FieldsProps) {
  const readsPrompt = engine?.profile.readsPrompt ?? true
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 max-lg:overflow-visible">
      {readsPrompt ? (
        <PromptField
          label="Prompt"
          rows={4}
          placeholder="The same street in heavy rain at dusk"
          value={draft.prompt}
          maxLength={limits?.promptCharacters}
          onChange={(prompt) => change({ prompt })}
          fault={faults.of('prompt')}
        />
      ) : (
        <p className="text-ink-2">{engine?.profile.title} reads no prompt. What you type for another engine is kept.</p>
      )}
      <div className="grid grid-cols-[8.5rem_1fr] items-start gap-3">
        <NumberField
          label="Variations"
          value={draft.variations}
          minValue={1}
          maxValue={limits?.variations ?? 1000}
          onChange={(variations) => change({ variations: Number.isNaN(variations) ? 1 : variations })}
          fault={faults.of('variations')}
        />
        <GroupField value={draft.group} onChange={(group) => change({ group })} fault={faults.of('groupName') ?? faults.of('groupId')} />
      </div>
      <div className="flex flex-col">
        {readsPrompt && (
          <Fold title="Negative prompt" words={draft.negativePrompt === '' ? 'None' : draft.negativePrompt} isFaulty={faults.hasAny('negativePrompt')}>
            <PromptField
              label="What must not be in it"
              rows={2}
              value={draft.negativePrompt}
              maxLength={limits?.promptCharacters}
              onChange={(negativePrompt) => change({ negativePrompt })}
              fault={faults.of('negativePrompt')}
            />
          </Fold>
        )}
        {engine !== undefined && <EngineFolds engines={all ?? []} engine={engine} settings={draft.settings} onChange={(settings) => change({ settings })} faults={faults} />}
        {all === undefined && (error === null ? <FoldSkeletons folds={ENGINE_FOLDS} /> : <ErrorPanel error={error} onRetry={() => void refetch()} />)}
        {all?.length === 0 && <p className="text-danger">No endpoint is set up, so that nothing can be made. Whoever runs Lightmill adds one.</p>}
      </div>
    </div>
  )
})
