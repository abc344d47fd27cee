import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { groupKeys } from '@/api/queries/groups'
import { itemKeys, itemProgressQuery } from '@/api/queries/items'
import { jobKeys } from '@/api/queries/jobs'
import { outputKeys, outputsQuery } from '@/api/queries/outputs'
import type { ItemView, JobView, Page } from '@/api/types'
import { aJob, anItem, someCounts } from '@/test/builders'
import { applyEvent } from './apply-event'
import { Refresh } from './refresh'

let client: QueryClient
let refresh: Refresh

beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
  refresh = new Refresh(client)
})
afterEach(() => {
  refresh.stop()
  vi.useRealTimers()
})

const hear = (name: string, data: unknown) => applyEvent({ id: 't.0.1', name, data }, client, refresh)
const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated

const job = aJob({ state: 'queued', items: someCounts({ queued: 10 }) })
const progressed = { jobId: job.id, userId: 'u', groupId: job.groupId, state: 'processing', paused: false, counts: someCounts({ completed: 4, queued: 6 }), at: '' }

function showJobEverywhere() {
  client.setQueryData(jobKeys.one(job.id), job)
  client.setQueryData(jobKeys.active, [job])
  client.setQueryData([...jobKeys.lists, {}], { pages: [{ items: [job] }], pageParams: [] })
}

const shown = () => [
  client.getQueryData<JobView>(jobKeys.one(job.id)),
  client.getQueryData<JobView[]>(jobKeys.active)?.[0],
  client.getQueryData<{ pages: Page<JobView>[] }>([...jobKeys.lists, {}])?.pages[0]?.items[0],
]

it('moves a job wherever it is shown', () => {
  showJobEverywhere()
  hear('job-progressed', progressed)
  for (const each of shown()) expect(each).toMatchObject({ state: 'processing', progress: 40, items: { completed: 4 } })
})

it('asks for the figures that no event tells, once however many come', () => {
  showJobEverywhere()
  const asked = vi.spyOn(client, 'invalidateQueries')
  hear('job-progressed', progressed)
  hear('job-progressed', progressed)
  expect(asked).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5000)
  expect(asked.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([jobKeys.one(job.id), jobKeys.active, groupKeys.all])
})

it('asks for the lists when a job is new', () => {
  client.setQueryData(jobKeys.active, [])
  client.setQueryData([...jobKeys.lists, {}], { pages: [{ items: [] }], pageParams: [] })
  hear('job-progressed', progressed)
  vi.advanceTimersByTime(700)
  expect([isStale(jobKeys.active), isStale([...jobKeys.lists, {}])]).toEqual([true, true])
})

it('never moves a job back that has ended', () => {
  showJobEverywhere()
  hear('job-completed', { ...progressed, state: 'completed', counts: someCounts({ completed: 10 }) })
  hear('job-progressed', progressed)
  expect(shown()[0]).toMatchObject({ state: 'completed', progress: 100 })
})

it('changes the tiles that are shown, and asks for pictures that are there now', () => {
  const items = [anItem({ id: 'a', ordinal: 0, state: 'processing', output: null }), anItem({ id: 'b', ordinal: 1, state: 'queued', output: null })]
  const block = itemKeys.block(job.id, 0)
  client.setQueryData(block, items)
  hear('items-changed', { jobId: job.id, items: [{ itemId: 'a', ordinal: 0, state: 'completed' }, { itemId: 'b', ordinal: 1, state: 'processing' }] })
  expect(client.getQueryData<ItemView[]>(block)?.map(({ state }) => state)).toEqual(['completed', 'processing'])
  vi.advanceTimersByTime(700)
  expect(isStale(block)).toBe(true)
})

it('does not ask for a block in which something only began', () => {
  const block = itemKeys.block(job.id, 0)
  client.setQueryData(block, [anItem({ id: 'a', state: 'queued', output: null })])
  hear('items-changed', { jobId: job.id, items: [{ itemId: 'a', ordinal: 0, state: 'processing' }] })
  vi.advanceTimersByTime(5000)
  expect(isStale(block)).toBe(false)
})

it('asks for all anew after a reset', () => {
  showJobEverywhere()
  hear('reset', {})
  expect(isStale(jobKeys.one(job.id))).toBe(true)
})

it('offers what is new in a gallery, and does not load it anew', async () => {
  const { queryKey, meta } = outputsQuery({})
  await client.prefetchQuery({ queryKey, meta, queryFn: () => ({ pages: [], pageParams: [] }) })
  client.setQueryData(outputKeys.head({}), { items: [] })
  hear('items-changed', { jobId: job.id, items: [{ itemId: 'a', ordinal: 0, state: 'completed' }] })
  vi.advanceTimersByTime(2000)
  hear('reset', {})
  expect([isStale(outputKeys.head({})), isStale(queryKey)]).toEqual([true, false])
})

it('shows what stands in for an item on the tile of that item', () => {
  client.setQueryData(jobKeys.active, [aJob({ id: 'retry', retryOf: job.id })])
  const block = itemKeys.block(job.id, 0)
  client.setQueryData(block, [anItem({ id: 'a', state: 'failed', output: null })])
  hear('items-changed', { jobId: 'retry', items: [{ itemId: 'b', ordinal: 0, state: 'processing' }] })
  vi.advanceTimersByTime(700)
  expect(isStale(block)).toBe(true)
})

it('tells how far an item is to whoever looks at it, and keeps nothing of the others', () => {
  const stop = new QueryObserver(client, itemProgressQuery('a')).subscribe(() => {})
  hear('items-progressed', { userId: 'u', items: [{ jobId: job.id, itemId: 'a', fraction: 0.4 }, { jobId: job.id, itemId: 'b', fraction: 0.9 }], at: '' })
  expect([client.getQueryData(itemKeys.progress('a')), client.getQueryData(itemKeys.progress('b'))]).toEqual([0.4, undefined])
  stop()
})

it('ignores what it does not know', () => {
  showJobEverywhere()
  hear('something-new', {})
  expect(shown()[0]).toBe(job)
})
