import { describe, expect, it } from 'vitest'
import { aJob, someCounts } from '@/test/builders'
import { count, counted } from './count'
import { duration } from './duration'
import { aboutMoney, money } from './money'
import { jobSentence, progressLine, titleLine } from './progress'
import { relativeTime } from './time'

describe('money', () => {
  it.each([
    [0, '$0'],
    [0.0013, '$0.0013'],
    [0.000_000_12, '$0.00000012'],
    [0.62, '$0.62'],
    [0.6, '$0.60'],
    [0.999, '$1.00'],
    [6.1, '$6.10'],
    [1234.5, '$1,234.50'],
  ])('%d is %s', (usd, words) => expect(money(usd)).toBe(words))

  it('says that an estimate is one', () => expect(aboutMoney(6.1)).toBe('≈ $6.10'))
})

describe('a count', () => {
  it('has commas', () => expect(count(100_000)).toBe('100,000'))
  it('agrees with its noun', () => expect([counted(1, 'image'), counted(0, 'image'), counted(2, 'entry', 'entries')]).toEqual(['1 image', '0 images', '2 entries']))
})

describe('a duration', () => {
  it.each([
    [0, '0 s'],
    [0.234, '0.2 s'],
    [7, '7 s'],
    [45.4, '45 s'],
    [89, '89 s'],
    [90, '2 min'],
    [23 * 60, '23 min'],
    [59.6 * 60, '1 h'],
    [65 * 60, '1 h 5 min'],
    [86_399, '1 d'],
    [51 * 3600, '2 d 3 h'],
  ])('%d s is %s', (seconds, words) => expect(duration(seconds)).toBe(words))
})

describe('a time', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  it.each([
    ['2026-11-21T11:59:50Z', 'just now'],
    ['2026-11-21T12:00:30Z', 'just now'],
    ['2026-11-21T11:59:00Z', '1 min ago'],
    ['2026-11-21T11:30:00Z', '30 min ago'],
    ['2026-11-21T09:00:00Z', '3 h ago'],
    ['2025-11-01T09:00:00Z', '1 Nov 2025'],
  ])('%s is %s', (at, words) => expect(relativeTime(at, now)).toBe(words))

  it('is a day from one day on', () => expect(relativeTime('2026-11-18T09:00:00Z', now)).toMatch(/^18 Nov, \d\d:00$/))
})

describe('progress', () => {
  it('is one line', () => {
    const job = aJob({ state: 'processing', items: someCounts({ completed: 412, queued: 588 }), secondsLeft: 23 * 60, costUsd: 6.1 })
    expect(progressLine(job)).toBe('412 of 1,000 · 23 min left · $6.10')
  })

  it('says nothing of what nobody knows', () => {
    expect(progressLine(aJob({ items: someCounts({ queued: 8 }), secondsLeft: null, costUsd: 0 }))).toBe('0 of 8')
  })

  it('counts what a retry has made', () => {
    const job = aJob({ state: 'processing', items: someCounts({ completed: 4, failed: 3, queued: 1 }), recovered: 2, secondsLeft: null, costUsd: 0 })
    expect(progressLine(job)).toBe('6 of 8 · 1 failed')
    expect(titleLine([job])).toBe('6/8')
    expect(jobSentence(job)).toBe('Making 6 of 8')
  })

  it('stands in the title while something moves', () => {
    const moving = aJob({ state: 'processing', items: someCounts({ completed: 412, queued: 588 }), secondsLeft: 23 * 60 })
    const paused = aJob({ state: 'processing', paused: true, items: someCounts({ queued: 9 }) })
    expect(titleLine([moving, paused])).toBe('412/1,000 · 23 min')
    expect(titleLine([paused])).toBe('')
  })

  it('gives no time in the title while that of one job is not known', () => {
    const moving = aJob({ state: 'processing', items: someCounts({ completed: 24, processing: 24 }), secondsLeft: 7.5 })
    expect(titleLine([moving, aJob({ items: someCounts({ queued: 96 }) })])).toBe('24/144')
  })

  it.each([
    [aJob({ state: 'queued', items: someCounts({ queued: 1000 }) }), '1,000 images waiting'],
    [aJob({ state: 'processing', items: someCounts({ completed: 412, processing: 588 }) }), 'Making 412 of 1,000'],
    [aJob({ state: 'processing', paused: true, items: someCounts({ completed: 412, queued: 588 }) }), 'Paused at 412 of 1,000'],
    [aJob({ state: 'processing', cancelRequested: true, items: someCounts({ completed: 4, processing: 1 }) }), 'Being cancelled, 4 of 5 made'],
    [aJob({ state: 'completed', items: someCounts({ completed: 986, failed: 14 }) }), 'Made 986, 14 failed'],
    [aJob({ state: 'completed', items: someCounts({ completed: 1 }) }), 'Made 1 image'],
    [aJob({ state: 'completed', items: someCounts({ completed: 986, failed: 14 }), recovered: 10 }), 'Made 996, 4 failed'],
    [aJob({ state: 'completed', items: someCounts({ completed: 986, failed: 14 }), recovered: 14 }), 'Made 1,000 images, 14 on a second try'],
    [aJob({ state: 'failed', items: someCounts({ failed: 6 }), recovered: 6 }), 'Made 6 images, 6 on a second try'],
    [aJob({ state: 'failed', items: someCounts({ failed: 40 }) }), 'All 40 failed'],
    [aJob({ state: 'cancelled', items: someCounts({ completed: 3, cancelled: 7 }) }), 'Cancelled after 3 of 10'],
  ])('is a sentence', (job, sentence) => expect(jobSentence(job)).toBe(sentence))
})
