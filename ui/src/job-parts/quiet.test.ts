import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Quiet } from './quiet'

let quiet: Quiet
beforeEach(() => {
  vi.useFakeTimers()
  quiet = new Quiet()
})
afterEach(() => vi.useRealTimers())

it('counts down', () => {
  quiet.keep(2)
  expect(quiet.get()).toBe(2)
  vi.advanceTimersByTime(1000)
  expect(quiet.get()).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(quiet.get()).toBe(0)
})

it('ends when it should, though the clock on the wall is set back', () => {
  quiet.keep(2)
  vi.setSystemTime(0)
  vi.advanceTimersByTime(2000)
  expect(quiet.get()).toBe(0)
})

it('goes by the last word', () => {
  quiet.keep(30)
  quiet.keep(5)
  vi.advanceTimersByTime(5000)
  expect(quiet.get()).toBe(0)
})
