import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { endOfDay, startOfDay } from '@/format/day'
import { api, good } from '../client'
import type { Engine, MarksChange, Mode, OutputView, Page } from '../types'

/** Which outputs a gallery shows. */
export interface OutputsFilter {
  groupId?: string | undefined
  jobId?: string | undefined
  mode?: Mode | undefined
  engine?: Engine | undefined
  /** Only favourites; left out: whether liked or not. */
  favourite?: true | undefined
  /** The tray of what was put aside, instead of all the rest. */
  rejected?: true | undefined
  /** The first and the last day, `2026-11-25`, as the calendar on the wall has them. */
  from?: string | undefined
  to?: string | undefined
}

/** As many rows as one answer may have: 10,000 outputs are ten of them. */
const OUTPUTS_PER_PAGE = 1000
/** More news than that are told as "more". */
const NEWS = 200
/** As many ids as one request may mark. */
const MARKED_AT_ONCE = 1000

export const outputKeys = {
  all: ['outputs'] as const,
  /** What somebody looks at: only they themselves change it. */
  lists: ['outputs', 'list'] as const,
  list: (filter: OutputsFilter) => ['outputs', 'list', filter] as const,
  /** The newest, asked for again and again. */
  heads: ['outputs', 'head'] as const,
  head: (filter: OutputsFilter) => ['outputs', 'head', filter] as const,
}

/** The filter as the API has it: a day begins and ends where one lives. */
function inQuery({ from, to, ...same }: OutputsFilter) {
  return { ...same, ...(from !== undefined && { from: startOfDay(from) }), ...(to !== undefined && { to: endOfDay(to) }) }
}

/** Outputs, the newest first. It is never asked for anew by itself: new ones are offered, so that what one looks at never moves. */
export const outputsQuery = (filter: OutputsFilter) =>
  infiniteQueryOptions({
    queryKey: outputKeys.list(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<Page<OutputView>> =>
      good(api.GET('/api/outputs', { params: { query: { ...inQuery(filter), limit: OUTPUTS_PER_PAGE, ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { isKept: true },
  })

/** The newest few, to see what a list does not have yet. */
export const outputsHeadQuery = (filter: OutputsFilter) =>
  queryOptions({
    queryKey: outputKeys.head(filter),
    queryFn: ({ signal }): Promise<Page<OutputView>> => good(api.GET('/api/outputs', { params: { query: { ...inQuery(filter), limit: NEWS } }, signal })),
  })

/** A few of the newest, for a strip. */
export const newestOutputsQuery = (filter: OutputsFilter, few: number) =>
  queryOptions({
    queryKey: [...outputKeys.heads, filter, few],
    queryFn: ({ signal }): Promise<Page<OutputView>> => good(api.GET('/api/outputs', { params: { query: { ...inQuery(filter), limit: few } }, signal })),
  })

/** How many outputs of a filter there are; null: more than anybody counts. */
export const numberOfOutputsQuery = (filter: OutputsFilter) =>
  queryOptions({
    queryKey: [...outputKeys.heads, filter, 'number'],
    queryFn: async ({ signal }): Promise<number | null> => (await good(api.GET('/api/outputs', { params: { query: { ...inQuery(filter), limit: 1 } }, signal }))).total ?? null,
  })

/** Favours, rejects, or takes either back; all of them, or none of each thousand. */
export async function markOutputs(itemIds: readonly string[], change: Omit<MarksChange, 'itemIds'>): Promise<void> {
  for (let first = 0; first < itemIds.length; first += MARKED_AT_ONCE) {
    await api.POST('/api/items/marks', { body: { ...change, itemIds: itemIds.slice(first, first + MARKED_AT_ONCE) } })
  }
}
