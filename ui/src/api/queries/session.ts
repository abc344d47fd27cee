import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'
import { Problem } from '../problem'
import type { Session } from '../types'

/** Who is signed in; null: nobody. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await good(api.GET('/api/session', { signal }))
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.status === 401) return null
        throw thrown
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

export const signIn = (key: string) => good(api.POST('/api/session', { body: { key: key.trim() } }))

export const signOut = () => api.DELETE('/api/session')
