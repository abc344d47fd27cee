import { beforeEach, expect, it, vi } from 'vitest'
import { patiently } from './patiently'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

it('loads a part as soon as the server is back', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError('away')).mockRejectedValueOnce(new TypeError('away')).mockResolvedValue('part')
  const part = patiently(load)()
  await vi.runAllTimersAsync()
  await expect(part).resolves.toBe('part')
})

it('gives up what is gone', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('gone'))
  const failure = patiently(load)().catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  expect(await failure).toEqual(new TypeError('gone'))
})
