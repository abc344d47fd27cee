import { expect, it } from 'vitest'
import { aJob, someCounts } from '@/test/builders'
import { imagesPerMinute } from './rate'

const now = Date.parse('2026-11-21T10:00:00Z')
const begun = { state: 'processing', startedAt: '2026-11-21T09:50:00Z' } as const

it('counts what was made since the first began', () => {
  expect(imagesPerMinute(aJob({ ...begun, items: someCounts({ completed: 412, queued: 1 }) }), now)).toBe(41)
  expect(imagesPerMinute(aJob({ ...begun, items: someCounts({ completed: 15, queued: 1 }) }), now)).toBe(1.5)
})

it('says nothing from too few, or before any began', () => {
  expect(imagesPerMinute(aJob({ ...begun, items: someCounts({ completed: 2, queued: 1 }) }), now)).toBeUndefined()
  expect(imagesPerMinute(aJob({ items: someCounts({ queued: 1 }) }), now)).toBeUndefined()
})

it('stands still when the job has ended', () => {
  const ended = aJob({ state: 'completed', startedAt: begun.startedAt, finishedAt: '2026-11-21T09:55:00Z', items: someCounts({ completed: 100 }) })
  expect(imagesPerMinute(ended, now)).toBe(20)
})
