import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, good } from '../client'
import type { GroupView, Page } from '../types'

export const groupKeys = { all: ['groups'] as const, list: ['groups', 'list'] as const }

export const groupsQuery = () =>
  infiniteQueryOptions({
    queryKey: groupKeys.list,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<Page<GroupView>> =>
      good(api.GET('/api/groups', { params: { query: { limit: 200, ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
