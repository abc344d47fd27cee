import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { submissionQuery } from '@/api/queries/submission'
import { jobKeys } from '@/api/queries/jobs'
import { type Estimate, estimateJob } from '@/api/submit'
import type { JobView, SubmitJob } from '@/api/types'
import { Button } from '@/components/Button'
import { Checkbox } from '@/components/Checkbox'
import { Dialog } from '@/components/Dialog'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Skeleton } from '@/components/Skeleton'
import { counted } from '@/format/count'
import { priceWords, waitWords } from '@/job-parts/sum'
import { useSubmit } from '@/job-parts/use-submit'
import { again } from './submission'

/** The same job once more: what it would make and cost, and the button that does it. */
export function MakeAgain({ job, onClose }: { job: JobView; onClose: () => void }) {
  const { data: submission, error, refetch } = useQuery(submissionQuery(job.id))
  return (
    <Dialog title="Make it again" isOpen onClose={onClose}>
      {submission === undefined ? (
        error === null ? <Skeleton className="h-28 w-full" /> : <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <Order job={job} submission={submission} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Order({ job, submission, onClose }: { job: JobView; submission: SubmitJob; onClose: () => void }) {
  const navigate = useNavigate()
  const [hasNewSeeds, setNewSeeds] = useState(true)
  const body = again(submission, job.groupId, hasNewSeeds)
  const { data: estimate, error: unknown, refetch } = useQuery({
    queryKey: [...jobKeys.one(job.id), 'again', hasNewSeeds],
    queryFn: ({ signal }) => estimateJob(body, signal),
  })
  const { mutate, error: refused, isPending, wait } = useSubmit(({ id: jobId }) => {
    onClose()
    void navigate({ to: '/jobs/$jobId', params: { jobId } })
  })
  const problems = estimate?.problems ?? []
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">
        All settings and pictures as they were, as a job of its own in {job.groupName}.
      </p>
      <Checkbox isSelected={hasNewSeeds} onChange={setNewSeeds}>
        Draw new seeds, so that other images come of it
      </Checkbox>
      {unknown !== null && estimate === undefined && <ErrorPanel error={unknown} onRetry={() => void refetch()} />}
      {problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-danger">
          {problems.map(({ detail }) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {refused !== null && <ErrorPanel error={refused} onRetry={() => mutate(body)} />}
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Leave it</Button>
        <Button look="primary" isDisabled={problems.length > 0} isPending={isPending || wait > 0} onPress={() => mutate(body)}>
          <span className="figures">{sum(job, estimate, wait)}</span>
        </Button>
      </div>
    </div>
  )
}

const sum = (job: JobView, estimate: Estimate | undefined, wait: number): string =>
  [`Make ${counted(estimate?.items ?? job.items.total, 'image')}${waitWords(wait)}`, ...priceWords(estimate)].join(' · ')
