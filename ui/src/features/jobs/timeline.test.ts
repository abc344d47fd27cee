import { expect, it } from 'vitest'
import { aJob, someCounts } from '@/test/builders'
import { timelineOf } from './timeline'

const job = aJob({ createdAt: '2026-11-21T09:30:00Z', items: someCounts({ queued: 40 }) })
const words = (...timeline: Parameters<typeof timelineOf>) => timelineOf(...timeline).map(({ words: what, other }) => [what, other?.words].filter(Boolean).join(' | '))

it('begins with the submission', () => expect(words(job, [])).toEqual(['Submitted with 40 images']))

it('says what came of it, in its order', () => {
  const ended = aJob({ ...job, state: 'completed', startedAt: '2026-11-21T09:30:12Z', finishedAt: '2026-11-21T09:40:00Z', items: someCounts({ completed: 38, failed: 2 }) })
  const retry = aJob({ id: 'r', retryOf: job.id, state: 'completed', createdAt: '2026-11-21T09:35:00Z', items: someCounts({ completed: 1 }) })
  expect(words(ended, [retry])).toEqual(['Submitted with 40 images', 'Begun after 12 s', '1 failed image tried again | Made 1 image', 'Made 38, 2 failed'])
})

it('says what a second try is one of', () => expect(words(aJob({ ...job, retryOf: 'x' }), [])).toEqual(['Submitted with 40 images | which had failed in another job']))

it('ends with how it is held now', () => {
  const paused = timelineOf(aJob({ ...job, state: 'processing', paused: true, startedAt: job.createdAt, items: someCounts({ completed: 4, queued: 36 }) }), [])
  expect(paused.at(-1)).toEqual({ at: undefined, words: 'Paused at 4 of 40' })
})
