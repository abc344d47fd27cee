import { describe, expect, it } from 'vitest'
import { aJob, anItem, someCounts } from '@/test/builders'
import { itemCan, shownState } from './item-can'
import { jobCan } from './job-can'

const allowed = (job: Parameters<typeof jobCan.cancel>[0]) =>
  Object.entries(jobCan)
    .filter(([, may]) => may(job))
    .map(([what]) => what)

describe('a job can', () => {
  it('be paused and cancelled while it waits', () => expect(allowed(aJob({ state: 'queued', items: someCounts({ queued: 3 }) }))).toEqual(['cancel', 'pause']))

  it('be downloaded while it runs, when something is there', () =>
    expect(allowed(aJob({ state: 'processing', items: someCounts({ completed: 1, queued: 3 }) }))).toEqual(['cancel', 'pause', 'download']))

  it('be resumed when it is paused', () =>
    expect(allowed(aJob({ state: 'processing', paused: true, items: someCounts({ queued: 3 }) }))).toEqual(['cancel', 'resume']))

  it('not be steered once it is being cancelled', () =>
    expect(allowed(aJob({ state: 'processing', cancelRequested: true, items: someCounts({ processing: 3 }) }))).toEqual([]))

  it.each(['completed', 'cancelled'] as const)('only be downloaded when it is %s', (state) =>
    expect(allowed(aJob({ state, items: someCounts({ completed: 3 }) }))).toEqual(['download']),
  )

  it('do nothing when all failed', () => expect(allowed(aJob({ state: 'failed', items: someCounts({ failed: 3 }) }))).toEqual([]))

  it('be downloaded when all failed and was made on a second try', () =>
    expect(allowed(aJob({ state: 'failed', items: someCounts({ failed: 3 }), recovered: 3 }))).toEqual(['download']))
})

describe('an item can', () => {
  it('be shown when its picture is archived', () => {
    expect(itemCan.show(anItem({ state: 'completed' }))).toBe(true)
    expect(itemCan.show(anItem({ state: 'generated', output: null }))).toBe(false)
  })

  it('say why it failed', () => {
    const error = { code: 'out-of-memory', message: 'The GPU ran out of memory.', advice: 'Try a smaller size.' } as const
    expect(itemCan.explain(anItem({ state: 'failed', output: null, error }))).toBe(true)
    expect(itemCan.explain(anItem({ state: 'completed' }))).toBe(false)
  })

  it('be seen as processing until it is archived', () => expect(shownState('generated')).toBe('processing'))
})
