import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { EngineFolds } from '@/engine-form/EngineFolds'
import { GroupField } from '@/job-parts/GroupField'
import type { Semi } from './use-semi'

interface SettingsDialogProps extends Pick<Semi, 'draft' | 'actions' | 'engines' | 'engine' | 'faults'> {
  onClose: () => void
}

/** Where the images belong, and what makes them. */
export function SettingsDialog({ draft, actions, engines, engine, faults, onClose }: SettingsDialogProps) {
  return (
    <Dialog title="Group and engine" isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <GroupField value={draft.group} onChange={(group) => actions.change({ group })} fault={faults.of('groupName') ?? faults.of('groupId')} />
        <div>
          {engine !== undefined && (
            <EngineFolds engines={engines.data ?? []} engine={engine} settings={draft.settings} onChange={(settings) => actions.change({ settings })} faults={faults} />
          )}
          {engines.error !== null && engines.data === undefined && <ErrorPanel error={engines.error} onRetry={() => void engines.refetch()} />}
          {engines.data?.length === 0 && <p className="text-danger">No endpoint is set up, so that nothing can be made. Whoever runs Lightmill adds one.</p>}
        </div>
      </div>
    </Dialog>
  )
}
