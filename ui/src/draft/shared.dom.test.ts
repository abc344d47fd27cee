import { expect, it, vi } from 'vitest'
import { Shared } from './shared'

const read = (kept: unknown): readonly string[] => (Array.isArray(kept) ? (kept as string[]) : [])
const tab = () => new Shared('place', read)

/** A browser tells the other tabs, and never the one that has changed it. */
const tell = () => window.dispatchEvent(new StorageEvent('storage', { key: 'place' }))

it('changes what is kept, not what a tab remembers', () => {
  const [one, other] = [tab(), tab()]
  one.change((all) => [...all, 'a'])
  other.change((all) => [...all, 'b'])
  expect(tab().get()).toEqual(['a', 'b'])
})

it('hears the other tabs', () => {
  const [one, other] = [tab(), tab()]
  one.change(() => ['a'])
  tell()
  expect(other.get()).toEqual(['a'])
})

it('lives as long as the page where nothing can be kept', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full')
  })
  const alone = tab()
  alone.change(() => ['a'])
  alone.change((all) => [...all, 'b'])
  tell()
  expect(alone.get()).toEqual(['a', 'b'])
  full.mockRestore()
})
