import type { QueryClient } from '@tanstack/react-query'
import { groupKeys } from '@/api/queries/groups'
import { jobKeys } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'

/** A job that was just made: the queue and the lists know it at once. */
export function rememberJob(client: QueryClient, job: JobView): void {
  client.setQueryData(jobKeys.one(job.id), job)
  client.setQueryData<JobView[]>(jobKeys.active, (jobs) => jobs && [...jobs.filter(({ id }) => id !== job.id), job])
  for (const queryKey of [jobKeys.all, groupKeys.all]) void client.invalidateQueries({ queryKey })
}
