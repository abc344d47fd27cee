import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, good } from '../client'
import type { JobState, JobView, Mode, Page } from '../types'

export interface JobsFilter {
  status?: JobState | undefined
  groupId?: string | undefined
  mode?: Mode | undefined
  /** Only those whose items stand in for failed ones of this job. */
  retryOf?: string | undefined
  /** Only those with this in their names. */
  name?: string | undefined
}

/** What Semi-Automatic has made. */
export const SEMI_AUTOMATIC: JobsFilter = { mode: 'semi-automatic' }

/** Keys of the query cache; the events write by them too. */
export const jobKeys = {
  all: ['jobs'] as const,
  one: (id: string) => ['jobs', 'one', id] as const,
  lists: ['jobs', 'list'] as const,
  active: ['jobs', 'active'] as const,
}

/** As many as anybody has running or waiting at once; more are in the list of jobs. */
const ACTIVE = 100

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: jobKeys.one(id),
    queryFn: ({ signal }) => good(api.GET('/api/jobs/{id}', { params: { path: { id } }, signal })),
  })

export const jobsQuery = (filter: JobsFilter) =>
  infiniteQueryOptions({
    queryKey: [...jobKeys.lists, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<Page<JobView>> =>
      good(api.GET('/api/jobs', { params: { query: { ...filter, limit: 50, ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** What runs or waits now, the longest running first. */
export const activeJobsQuery = () =>
  queryOptions({
    queryKey: jobKeys.active,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        (['processing', 'queued'] as const).map((status) =>
          good(api.GET('/api/jobs', { params: { query: { status, limit: ACTIVE } }, signal })),
        ),
      )
      return pages.flatMap((page) => page.items.toReversed())
    },
  })

export const pauseJob = (id: string) => good(api.POST('/api/jobs/{id}/pause', { params: { path: { id } } }))

export const resumeJob = (id: string) => good(api.POST('/api/jobs/{id}/resume', { params: { path: { id } } }))

export const cancelJob = (id: string) => good(api.POST('/api/jobs/{id}/cancel', { params: { path: { id } } }))
