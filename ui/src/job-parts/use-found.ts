import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { groupsQuery } from '@/api/queries/groups'
import { jobsQuery } from '@/api/queries/jobs'
import type { GroupView, JobView } from '@/api/types'
import { present } from '@/present'
import { useQuiet } from './use-quiet'

/** The newest of those that have what somebody types in their names; those before stay until they are there. */
interface Found<T> {
  found: readonly T[]
  /** What is found is about what is typed now, and there are no more of them. */
  areAll: boolean
}

/** Jobs by a part of their names. */
export function useFoundJobs(typed: string, groupId?: string): Found<JobView> {
  const name = useQuiet(typed.trim())
  const { data, hasNextPage, isPlaceholderData } = useInfiniteQuery({ ...jobsQuery(present({ groupId, name: name === '' ? undefined : name })), placeholderData: keepPreviousData })
  return { found: data?.pages.flatMap(({ items }) => items) ?? [], areAll: data !== undefined && name === typed.trim() && !hasNextPage && !isPlaceholderData }
}

/** Groups by a part of their names. */
export function useFoundGroups(typed: string): Found<GroupView> {
  const name = useQuiet(typed.trim())
  const { data, hasNextPage, isPlaceholderData } = useInfiniteQuery({ ...groupsQuery(name), placeholderData: keepPreviousData })
  return { found: data?.pages.flatMap(({ items }) => items) ?? [], areAll: data !== undefined && name === typed.trim() && !hasNextPage && !isPlaceholderData }
}
