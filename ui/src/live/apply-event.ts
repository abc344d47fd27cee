import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { groupKeys } from '@/api/queries/groups'
import { itemKeys, ITEMS_PER_BLOCK } from '@/api/queries/items'
import { jobKeys } from '@/api/queries/jobs'
import { outputKeys } from '@/api/queries/outputs'
import type { ItemsChanged, ItemsProgressed, ItemView, JobCompleted, JobProgressed, JobView, Page } from '@/api/types'
import { groupBy } from '@/group-by'
import { isFinal } from '@/rules/job-can'
import type { LiveEvent } from './event-stream'
import type { Refresh } from './refresh'

/** Cost, rate and time left are in no event: they are asked for at most this often. */
const FIGURES_MS = 5000
/** A picture's address and size, or why it failed. */
const ITEMS_MS = 700
/** What is new in a gallery is a number in a pill. */
const NEWS_MS = 2000

/** Writes what an event says into the query cache, and asks soon for what it does not say. */
export function applyEvent(event: LiveEvent, client: QueryClient, refresh: Refresh): void {
  switch (event.name) {
    case 'job-progressed':
      jobProgressed(event.data as JobProgressed, client, refresh)
      break
    case 'job-completed':
      jobCompleted(event.data as JobCompleted, client, refresh)
      break
    case 'items-changed':
      itemsChanged(event.data as ItemsChanged, client, refresh)
      break
    case 'items-progressed':
      itemsProgressed(event.data as ItemsProgressed, client)
      break
    case 'reset':
      // What somebody looks at is kept: what is new is offered there.
      void client.invalidateQueries({ predicate: ({ meta }) => meta?.isKept !== true })
      break
  }
}

function jobProgressed({ jobId, state, paused, counts }: JobProgressed, client: QueryClient, refresh: Refresh) {
  const known = patchJob(client, jobId, { state, paused, items: counts })
  if (!known && !isFinal(state)) refresh.soon([jobKeys.active, jobKeys.lists], ITEMS_MS)
  refresh.soon([jobKeys.one(jobId), jobKeys.active, groupKeys.all], FIGURES_MS)
}

function jobCompleted({ jobId, state, counts }: JobCompleted, client: QueryClient, refresh: Refresh) {
  patchJob(client, jobId, { state, paused: false, items: counts })
  for (const queryKey of [jobKeys.all, groupKeys.all]) void client.invalidateQueries({ queryKey })
  refresh.soon([outputKeys.heads, ...standsInFor(client, jobId)], ITEMS_MS)
}

/** Whether anything showed the job. A state that is final stays: an older word may come after it. */
function patchJob(client: QueryClient, id: string, news: Pick<JobView, 'state' | 'paused' | 'items'>): boolean {
  let known = false
  const patch = (job: JobView): JobView => {
    if (job.id !== id) return job
    known = true
    if (isFinal(job.state)) return job
    const { total, completed, failed, cancelled } = news.items
    return { ...job, ...news, progress: Math.floor((100 * (completed + failed + cancelled)) / total) }
  }
  client.setQueryData<JobView>(jobKeys.one(id), (job) => job && patch(job))
  client.setQueryData<JobView[]>(jobKeys.active, (jobs) => jobs?.map(patch))
  client.setQueriesData<InfiniteData<Page<JobView>>>({ queryKey: jobKeys.lists }, (data) =>
    data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(patch) })) },
  )
  return known
}

function itemsChanged({ jobId, items }: ItemsChanged, client: QueryClient, refresh: Refresh) {
  const blocks = groupBy(items, ({ ordinal }) => Math.floor(ordinal / ITEMS_PER_BLOCK))
  for (const [block, changes] of blocks) {
    const key = itemKeys.block(jobId, block)
    const states = new Map(changes.map((change) => [change.itemId, change.state]))
    client.setQueryData<ItemView[]>(key, (known) => known?.map((item) => ({ ...item, state: states.get(item.id) ?? item.state })))
    if (changes.some(({ state }) => state === 'completed' || state === 'failed')) refresh.soon([key], ITEMS_MS)
  }
  const looked = items.map(({ itemId }) => itemKeys.detail(itemId)).filter((key) => client.getQueryState(key) !== undefined)
  refresh.soon([[...itemKeys.ofJob(jobId), 'state'], ...looked, ...standsInFor(client, jobId)], ITEMS_MS)
  if (items.some(({ state }) => state === 'completed')) refresh.soon([outputKeys.heads], NEWS_MS)
}

/** How far running items are, for whoever looks at one of them. What nobody looks at is not kept. */
function itemsProgressed({ items }: ItemsProgressed, client: QueryClient) {
  for (const { itemId, fraction } of items) {
    const key = itemKeys.progress(itemId)
    if ((client.getQueryCache().find({ queryKey: key })?.getObserversCount() ?? 0) > 0) client.setQueryData(key, fraction)
  }
}

/** The items of a retry stand in for items of another job, and are seen on its tiles. */
function standsInFor(client: QueryClient, jobId: string): (readonly unknown[])[] {
  const job = client.getQueryData<JobView>(jobKeys.one(jobId)) ?? client.getQueryData<JobView[]>(jobKeys.active)?.find(({ id }) => id === jobId)
  return job?.retryOf == null ? [] : [itemKeys.ofJob(job.retryOf)]
}
