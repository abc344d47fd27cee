import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'

/** The engines and what a submission may ask of each. */
export const enginesQuery = () =>
  queryOptions({
    queryKey: ['engines'],
    queryFn: ({ signal }) => good(api.GET('/api/engines', { signal })),
    // Which of them take work changes with the endpoints.
    refetchInterval: 30_000,
  })
