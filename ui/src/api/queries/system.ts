import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'

export const endpointsQuery = () =>
  queryOptions({
    queryKey: ['endpoints'],
    queryFn: ({ signal }) => good(api.GET('/api/endpoints', { signal })),
    // No event tells how an endpoint is.
    refetchInterval: 15_000,
  })

/** The bounds that forms say before the server has to. */
export const limitsQuery = () =>
  queryOptions({
    queryKey: ['limits'],
    queryFn: ({ signal }) => good(api.GET('/api/limits', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
