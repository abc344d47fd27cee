import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { foundFile, type Stage, type UploadFile } from './file'
import { Shelf } from './shelf'

const file = (path: string, stage: Stage = { kind: 'found' }): UploadFile => ({ ...foundFile({ path, bytes: 3, modified: 5 }), stage })
const stored: Stage = { kind: 'stored', sha256: 'ab', wasHere: false }

/** The shelf of the next page, after this one was loaded anew. */
let user = 0
const shelf = () => new Shelf(`user-${user}`, 'automatic')
const someone = () => {
  user += 1
  return shelf()
}
const kept = async () => (await shelf().files()).map(({ path, stage }) => `${path} ${stage.kind}`)

it('keeps what changes, and what is taken off', async () => {
  const page = someone()
  await page.keep([file('a'), file('b')])
  await page.keep([file('a', stored)])
  expect(await kept()).toEqual(['a stored'])
})

it('keeps what the last moment brought, though no database is quick enough', async () => {
  const page = someone()
  await page.keep([file('a'), file('b'), file('c')])
  page.leave([file('a', stored), file('b', { kind: 'uploading', sha256: 'cd', sent: 0.5 })])
  expect(await kept()).toEqual(['a stored', 'b hashed'])
  expect(await kept()).toEqual(['a stored', 'b hashed'])
})

it('keeps what was being written when the page went', async () => {
  const page = someone()
  await page.keep([file('a')])
  void page.keep([file('a', stored)])
  page.leave([file('a', stored)])
  // The write goes on here; where a page goes, it may not.
  expect(localStorage).toHaveLength(1)
  expect(await kept()).toEqual(['a stored'])
})

it('leaves nothing behind where all is kept', async () => {
  const page = someone()
  const files = [file('a', stored)]
  await page.keep(files)
  page.leave(files)
  expect(localStorage).toHaveLength(0)
})

it('goes on by itself on a page that comes back as it was', async () => {
  const page = someone()
  await page.keep([file('a')])
  page.leave([file('a', stored)])
  page.comeBack()
  await page.keep([file('b')])
  expect(await kept()).toEqual(['b found'])
})

it('keeps what each of two tabs left, and what a third one had nothing to add to', async () => {
  const [one, other, third] = [someone(), shelf(), shelf()]
  await one.keep([file('a')])
  await other.files()
  await third.files()
  one.leave([file('a', stored)])
  other.leave([file('a'), file('b')])
  third.leave([file('a')])
  expect(await kept()).toEqual(['a stored', 'b found'])
  expect(localStorage).toHaveLength(0)
})

it('shows the list though what a tab left cannot be taken over yet', async () => {
  const page = someone()
  await page.keep([file('a')])
  page.leave([file('a', stored)])
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full')
  })
  expect(await kept()).toEqual(['a found'])
  full.mockRestore()
  expect(await kept()).toEqual(['a stored'])
})

it('writes again what could not be written', async () => {
  const page = someone()
  await page.keep([])
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full')
  })
  await expect(page.keep([file('a')])).rejects.toThrow('full')
  full.mockRestore()
  await page.keep([file('a')])
  expect(await kept()).toEqual(['a found'])
})

it('lives as long as the page where nothing can be kept', async () => {
  const page = someone()
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full')
  })
  page.leave([file('a')])
  full.mockRestore()
  expect(await kept()).toEqual([])
})
