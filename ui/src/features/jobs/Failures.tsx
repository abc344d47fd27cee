import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleX, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { failuresQuery, retryItems } from '@/api/queries/history'
import { itemKeys } from '@/api/queries/items'
import { jobKeys } from '@/api/queries/jobs'
import type { FailureGroup, JobView, RetryItems } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorPanel } from '@/components/ErrorPanel'
import { patiently } from '@/components/patiently'
import { toast } from '@/components/toasts'
import { count, counted } from '@/format/count'
import { rememberJob } from '@/job-parts/remember-job'
import { failureWords, needsChange } from './retry'

const RetryDialog = lazy(patiently(() => import('./RetryDialog').then((module) => ({ default: module.RetryDialog }))))

/** Why items failed, one line for each reason, and the button that tries them again; nothing once all of them were made on a second try. */
export function Failures({ job }: { job: JobView }) {
  const hasFailures = job.items.failed > job.recovered
  const { data: groups, error, refetch } = useQuery({ ...failuresQuery(job.id), enabled: hasFailures })
  const { mutate, error: refused, variables, isPending } = useRetry(job)
  const [changing, setChanging] = useState<FailureGroup>()
  if (!hasFailures) return null
  if (groups === undefined) return error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />
  return (
    <section aria-label="Failures" className="panel divide-y divide-line">
      {groups.map((group) => (
        <FailureLine key={group.code} group={group} isPending={isPending && variables.code === group.code} onRetry={() => mutate({ code: group.code })} onChange={() => setChanging(group)} />
      ))}
      {refused !== null && changing === undefined && (
        <div className="p-3">
          <ErrorPanel error={refused} onRetry={() => mutate(variables)} />
        </div>
      )}
      <Suspense>
        {changing !== undefined && (
          <RetryDialog
            job={job}
            group={changing}
            isPending={isPending}
            error={refused}
            onRetry={(request) => mutate(request, { onSuccess: () => setChanging(undefined) })}
            onClose={() => setChanging(undefined)}
          />
        )}
      </Suspense>
    </section>
  )
}

interface FailureLineProps {
  group: FailureGroup
  isPending: boolean
  onRetry: () => void
  onChange: () => void
}

function FailureLine({ group, isPending, onRetry, onChange }: FailureLineProps) {
  const { cause, rest } = failureWords(group)
  return (
    <div className="flex items-start gap-3 p-3 pl-4 max-sm:flex-col">
      <p className="flex min-w-0 flex-1 gap-2.5">
        <CircleX size={18} aria-hidden className="mt-px shrink-0 text-danger" />
        <span>
          <span className="figures font-medium">{cause}</span> <span className="text-ink-2">{rest}</span>
        </span>
      </p>
      {group.retriable > 0 && (
        <div className="flex shrink-0 gap-1">
          {!needsChange(group) && (
            <Button size="sm" isPending={isPending} onPress={onRetry}>
              <RotateCcw size={14} aria-hidden />
              Try {count(group.retriable)} again
            </Button>
          )}
          <Button size="sm" look={needsChange(group) ? 'plain' : 'quiet'} onPress={onChange}>
            {needsChange(group) ? `Try ${count(group.retriable)} with changes` : 'With changes'}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Tries items again; what comes of it appears on the tiles that failed. */
function useRetry(job: JobView) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: RetryItems) => retryItems(job.id, request),
    onSuccess: (retry) => {
      rememberJob(client, retry)
      toast(`${counted(retry.items.total, 'image')} tried again`)
    },
    onSettled: () => Promise.all([jobKeys.one(job.id), itemKeys.ofJob(job.id)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
