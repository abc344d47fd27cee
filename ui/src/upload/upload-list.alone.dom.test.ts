import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { World } from '@/test/upload-world'
import type { Stage } from './file'
import { UploadList } from './upload-list'

let user = 0
let world: World
let list: UploadList

/** The list as a page has it that is opened now. */
const open = () => new UploadList(`user-${user}`, 'automatic', world)
const file = (name: string, text = name) => new File([text], name, { lastModified: 1 })
const stages = (of = list) => Object.fromEntries(of.uploader.files.get().map(({ path, stage }) => [path, stage]))
const has = (expected: Record<string, object>, of = list) => vi.waitFor(() => expect(stages(of)).toMatchObject(expected))
const stored = (wasHere: boolean): Partial<Stage> => ({ kind: 'stored', wasHere })

/** Each picture gets half of the way. */
function holdHalfway(): AbortSignal[] {
  const signals: AbortSignal[] = []
  world.put = (_ticket, _file, onSent, signal) => {
    signals.push(signal)
    onSent(0.5)
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))))
  }
  return signals
}

beforeEach(() => {
  user += 1
  world = new World()
  list = open()
})

it('shows why something is not taken, and goes on with the others', async () => {
  world.refused.add('cut off')
  list.choose([file('notes.txt', 'text'), file('empty.png', ''), file('huge.png', 'x'.repeat(2000)), file('cut off'), file('good')])
  await has({
    'notes.txt': { kind: 'refused', reason: 'It is no PNG, JPEG or WebP picture.' },
    'empty.png': { kind: 'refused', reason: 'It is empty.' },
    'huge.png': { kind: 'refused', reason: expect.stringMatching(/^It has .*; at most .* are taken\.$/) },
    'cut off': { kind: 'refused', reason: 'It is cut off.' },
    good: stored(false),
  })
})

it('shows what the server had already, and sends only the rest', async () => {
  world.stored.add('old')
  list.choose([file('old'), file('new')])
  await has({ old: stored(true), new: stored(false) })
  expect(world.puts).toEqual(['new'])
})

it('shows how far a picture has come', async () => {
  holdHalfway()
  list.choose([file('a')])
  await vi.waitFor(() => expect(stages()).toMatchObject({ a: { kind: 'uploading', sent: 0.5 } }))
})

it('stops what is on its way, and goes on', async () => {
  const { put } = world
  const signals = holdHalfway()
  list.choose([file('a')])
  await has({ a: { kind: 'uploading' } })
  list.uploader.stop()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  world.put = put
  list.uploader.goOn()
  await has({ a: stored(false) })
})

it('takes all off, and brings them back as they were', async () => {
  world.stored.add('old')
  list.choose([file('old'), file('notes.txt', 'text')])
  await has({ old: stored(true), 'notes.txt': { kind: 'refused' } })
  const takeBack = list.clear()
  expect(stages()).toEqual({})
  takeBack()
  await has({ old: { kind: 'stored' }, 'notes.txt': { kind: 'refused' } })
})

it('tells whose files come, before they are on the list', async () => {
  const claim = vi.fn((ids: string[]) => expect(ids.some((id) => list.uploader.files.get().some((each) => each.id === id))).toBe(false))
  list.choose([file('a')], claim)
  expect(claim).toHaveBeenCalledExactlyOnceWith(['a|1|1'])
  await has({ a: stored(false) })
})

it('has after a reload what was on it; what was not sent goes on when it is chosen again', async () => {
  world.stored.add('old')
  const { put } = world
  holdHalfway()
  list.choose([file('old'), file('new'), file('notes.txt', 'text')])
  await has({ old: stored(true), new: { kind: 'uploading' }, 'notes.txt': { kind: 'refused' } })
  window.dispatchEvent(new Event('pagehide'))
  world.put = put
  const next = open()
  await has({ old: { kind: 'stored' }, new: { kind: 'hashed' }, 'notes.txt': { kind: 'refused' } }, next)
  expect(next.uploader.files.get().find(({ path }) => path === 'new')?.isAway).toBe(true)
  next.choose([file('new')])
  await has({ new: stored(false) }, next)
})
