import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'

/** What a job was made of, with the seed of each item; it never changes. */
export const submissionQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['submission', jobId],
    queryFn: ({ signal }) => good(api.GET('/api/jobs/{id}/submission', { params: { path: { id: jobId }, query: { seeds: true } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
