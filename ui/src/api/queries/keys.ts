import { queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'

export const keysQuery = () =>
  queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => good(api.GET('/api/keys', { signal })) })

export const createKey = (name: string) => good(api.POST('/api/keys', { body: { name } }))

export const revokeKey = (id: string) => api.DELETE('/api/keys/{id}', { params: { path: { id } } })
