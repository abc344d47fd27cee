import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'
import type { GroupView, Page } from '../types'

export const groupKeys = { all: ['groups'] as const, list: ['groups', 'list'] as const, one: (id: string) => ['groups', 'one', id] as const }

/** All groups, or those with this in their names. */
export const groupsQuery = (name = '') =>
  infiniteQueryOptions({
    queryKey: [...groupKeys.list, name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<Page<GroupView>> =>
      good(api.GET('/api/groups', { params: { query: { limit: 200, ...(name !== '' && { name }), ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: groupKeys.one(id),
    queryFn: ({ signal }) => good(api.GET('/api/groups/{id}', { params: { path: { id } }, signal })),
  })

export const createGroup = (name: string) => good(api.POST('/api/groups', { body: { name } }))

export const renameGroup = (id: string, name: string) => good(api.PATCH('/api/groups/{id}', { params: { path: { id } }, body: { name } }))
