import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import { toast } from '@/components/toasts'
import { jobSentence } from '@/format/progress'
import { onJobEnded } from '@/live/ended'

/** Says when a job has ended, with the way to it. */
export function useJobEndedToasts(): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(
    () =>
      onJobEnded(async ({ jobId }) => {
        // Its name is in no event. A job that is gone meanwhile needs no words.
        const job = await client.fetchQuery({ ...jobQuery(jobId), staleTime: 0 }).catch(() => undefined)
        if (job === undefined) return
        toast(`${job.name}: ${jobSentence(job)}`, {
          action: { label: 'Look', onAction: () => void navigate({ to: '/jobs/$jobId', params: { jobId } }) },
          isFailure: job.state === 'failed',
        })
      }),
    [client, navigate],
  )
}
