import type { JobView } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { count, counted } from '@/format/count'

interface CancelDialogProps {
  job: JobView
  isOpen: boolean
  onClose: () => void
  onCancel: () => void
}

/** Cancelling is the one order that cannot be taken back, so it is asked for; pausing can. */
export function CancelDialog({ job, isOpen, onClose, onCancel }: CancelDialogProps) {
  const { total, completed, failed } = job.items
  const left = total - completed - failed
  return (
    <Dialog title={`Cancel “${job.name}”`} isOpen={isOpen} onClose={onClose}>
      <p>
        {counted(left, 'image')} will not be made.
        {completed > 0 && ` The ${count(completed)} that are there stay.`} A cancelled job cannot be resumed; a paused one can.
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onPress={onClose}>Go on making</Button>
        <Button look="danger" onPress={onCancel}>
          Cancel the job
        </Button>
      </div>
    </Dialog>
  )
}
