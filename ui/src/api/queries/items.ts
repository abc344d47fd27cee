import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query'
import { api, good } from '../client'
import type { ItemState, ItemView, Page } from '../types'

/** Items come in blocks of this many, by their place; a grid asks for the blocks that it shows. */
export const ITEMS_PER_BLOCK = 100

export const itemKeys = {
  all: ['items'] as const,
  detail: (id: string) => ['items', 'one', id] as const,
  progress: (id: string) => ['progress', id] as const,
  ofJob: (jobId: string) => ['items', jobId] as const,
  block: (jobId: string, block: number) => ['items', jobId, 'block', block] as const,
  inState: (jobId: string, state: ItemState) => ['items', jobId, 'state', state] as const,
}

/** How far a running item is, 0 to 1, as the events tell it; nobody is asked. */
export const itemProgressQuery = (id: string) =>
  queryOptions<number>({ queryKey: itemKeys.progress(id), queryFn: skipToken, gcTime: 10_000 })

/** Whether a query is about one block of a job's items. */
export const isBlock = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => queryKey[0] === 'items' && queryKey[2] === 'block'

/** One item with every attempt to make it. */
export const itemDetailQuery = (id: string) =>
  queryOptions({
    queryKey: itemKeys.detail(id),
    queryFn: ({ signal }) => good(api.GET('/api/items/{id}', { params: { path: { id } }, signal })),
  })

/** The items of a job whose ordinals are `block * ITEMS_PER_BLOCK` and following. */
export const itemBlockQuery = (jobId: string, block: number) =>
  queryOptions({
    queryKey: itemKeys.block(jobId, block),
    queryFn: async ({ signal }) => {
      // The cursor of a job's items is the place of the item before the page, so that a grid may begin anywhere.
      const query = { limit: ITEMS_PER_BLOCK, ...(block > 0 && { cursor: String(block * ITEMS_PER_BLOCK - 1) }) }
      const page = await good(api.GET('/api/jobs/{id}/items', { params: { path: { id: jobId }, query }, signal }))
      return page.items
    },
    // A block that was scrolled away is asked for again rather than kept: 100,000 items need the memory of a few screens.
    gcTime: 30_000,
  })

/** States whose items people see together. */
const SEEN_AS: Partial<Record<ItemState, readonly ItemState[]>> = { processing: ['processing', 'generated'], completed: ['completed', 'failed'] }

/** What failed and was made on a second try is made, for people. */
const isSeenAs = ({ state, retriedBy }: ItemView, shown: ItemState): boolean => state !== 'failed' || (retriedBy?.state === 'completed' ? shown === 'completed' : shown === 'failed')

interface Place {
  state: ItemState
  cursor?: string
}

/** The items of a job in one state as people see it, by their place; of what runs, first what is still being made, of what is made, first what was at once. */
export const itemsInStateQuery = (jobId: string, shown: ItemState) => {
  const states = SEEN_AS[shown] ?? [shown]
  return infiniteQueryOptions({
    queryKey: itemKeys.inState(jobId, shown),
    initialPageParam: { state: states[0] ?? shown },
    queryFn: ({ pageParam, signal }): Promise<Page<ItemView>> =>
      good(api.GET('/api/jobs/{id}/items', { params: { path: { id: jobId }, query: { limit: 200, ...pageParam } }, signal })),
    getNextPageParam: ({ next }, _, { state }): Place | undefined => {
      if (next != null) return { state, cursor: next }
      const following = states[states.indexOf(state) + 1]
      return following && { state: following }
    },
    select: ({ pages }): readonly ItemView[] => pages.flatMap(({ items }) => items.filter((item) => isSeenAs(item, shown))),
  })
}
