import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'
import { sendOnce } from '../submit'
import type { JobView, RetryItems } from '../types'
import { jobKeys } from './jobs'

const failureKeys = { ofJob: (jobId: string) => [...jobKeys.one(jobId), 'failures'] as const }

/** Why items of a job failed: one group for each reason. */
export const failuresQuery = (jobId: string) =>
  queryOptions({
    queryKey: failureKeys.ofJob(jobId),
    queryFn: ({ signal }) => good(api.GET('/api/jobs/{id}/failures', { params: { path: { id: jobId } }, signal })),
  })

export const renameJob = (id: string, name: string) => good(api.PATCH('/api/jobs/{id}', { params: { path: { id } }, body: { name } }))

/**
 * Tries failed items again, as a job of its own whose pictures stand in for them; sent twice, it is one.
 *
 * @throws Problem when it was refused, or when nobody knows (`passes`): then sending the same again is safe
 */
export const retryItems = (jobId: string, body: RetryItems): Promise<JobView> =>
  sendOnce({ retryOf: jobId, ...body }, (key) => good(api.POST('/api/jobs/{id}/retry', { params: { path: { id: jobId } }, body, headers: { 'Idempotency-Key': key } })))
