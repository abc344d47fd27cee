import { useMutation, useQueryClient } from '@tanstack/react-query'
import { groupKeys } from '@/api/queries/groups'
import { jobKeys } from '@/api/queries/jobs'
import { type Submission, submitJob } from '@/api/submit'
import type { JobView } from '@/api/types'

/** Submits jobs; the queue and the lists know them at once. Sent again after nobody answered, it makes no second one. */
export function useSubmit(onAccepted?: (job: JobView, body: Submission) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: submitJob,
    onSuccess: (job, body) => {
      client.setQueryData(jobKeys.one(job.id), job)
      client.setQueryData<JobView[]>(jobKeys.active, (jobs) => jobs && [...jobs.filter(({ id }) => id !== job.id), job])
      for (const queryKey of [jobKeys.all, groupKeys.all]) void client.invalidateQueries({ queryKey })
      onAccepted?.(job, body)
    },
  })
}
