import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { submissionQuery } from '@/api/queries/submission'
import { Button } from '@/components/Button'
import { copy } from '@/components/copy'
import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Skeleton } from '@/components/Skeleton'
import { withoutNothing } from './submission'

/** What was submitted, as a program would send it. */
export function RawRequest({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(submissionQuery(jobId))
  const text = data === undefined ? undefined : JSON.stringify(withoutNothing(data), null, 2)
  return (
    <Dialog title="Raw request" isOpen onClose={onClose} width="max-w-3xl">
      <div className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-4">
          <p className="text-ink-2">
            The body of <code>POST /api/jobs/submit</code> that makes the same images again, with the seeds that were drawn.
          </p>
          <Button size="sm" isDisabled={text === undefined} onPress={() => text !== undefined && void copy(text, 'The request is')}>
            <Copy size={14} aria-hidden />
            Copy
          </Button>
        </div>
        {text !== undefined ? (
          <textarea readOnly aria-label="The request" value={text} className="field-sizing-content max-h-[60dvh] min-h-40 w-full resize-none rounded-tile border border-line bg-ground p-3 font-mono text-xs leading-5" />
        ) : error === null ? (
          <Skeleton className="h-60 w-full" />
        ) : (
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </Dialog>
  )
}
