import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { groupKeys } from '@/api/queries/groups'
import { jobKeys } from '@/api/queries/jobs'
import { hearNames, nameChanged } from './names'

const stop: AbortController[] = []
afterEach(() => {
  stop.splice(0).forEach((each) => each.abort())
  vi.unstubAllGlobals()
})

/** A tab that shows a group and a job. */
function tab(userId: string) {
  const client = new QueryClient()
  const keys = [groupKeys.one('g'), jobKeys.one('j')]
  for (const key of keys) client.setQueryData(key, { name: 'Streets' })
  const closing = new AbortController()
  stop.push(closing)
  hearNames(userId, client, closing.signal)
  return { client, areStale: () => keys.map((key) => client.getQueryState(key)?.isInvalidated), close: () => closing.abort() }
}

it('asks for names anew in each tab of the user', async () => {
  const [other, stranger, one] = [tab('u1'), tab('u2'), tab('u1')]
  nameChanged(one.client)
  expect(one.areStale()).toEqual([true, true])
  await vi.waitFor(() => expect(other.areStale()).toEqual([true, true]))
  expect(stranger.areStale()).toEqual([false, false])
})

it('does without other tabs where browsers cannot tell them', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const alone = tab('u1')
  nameChanged(alone.client)
  expect(alone.areStale()).toEqual([true, true])
})
