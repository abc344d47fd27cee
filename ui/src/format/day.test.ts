import { describe, expect, it } from 'vitest'
import { dayOf, daysBefore, dayWords, endOfDay, isDay, startOfDay } from './day'

describe('a day', () => {
  it.each(['2026-11-25', '2028-02-29'])('%s is one', (text) => expect(isDay(text)).toBe(true))
  it.each(['2026-11-31', '2026-2-3', 'yesterday', '', 20_261_125, undefined])('%s is none', (text) => expect(isDay(text)).toBe(false))

  it('ends where the next one begins', () => {
    expect(endOfDay('2026-11-25')).toBe(startOfDay('2026-11-26'))
    expect(endOfDay('2026-12-31')).toBe(startOfDay('2027-01-01'))
    expect(dayOf(new Date(startOfDay('2026-11-25')))).toBe('2026-11-25')
  })

  it('is so many days before another', () => {
    expect(daysBefore('2026-03-02', 2)).toBe('2026-02-28')
    expect(daysBefore('2026-11-25', 0)).toBe('2026-11-25')
  })

  it('names its year when that is another one', () => {
    expect(dayWords('2026-11-25', '2026-12-01')).toBe('25 Nov')
    expect(dayWords('2025-11-25', '2026-12-01')).toBe('25 Nov 2025')
  })
})
