import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { given, unavailable, World } from '@/test/upload-world'
import { Uploader } from './uploader'

let world: World
let uploader: Uploader
beforeEach(() => {
  world = new World()
  uploader = new Uploader(world)
})

const stages = () => Object.fromEntries(uploader.files.get().map(({ path, stage }) => [path, stage.kind]))
const expectStages = (expected: Record<string, string>) => vi.waitFor(() => expect(stages()).toEqual(expected))

describe('an upload', () => {
  it('sends what the server has not, and only that', async () => {
    world.stored.add('b')
    await uploader.add([given('a'), given('b')])
    await expectStages({ a: 'stored', b: 'stored' })
    expect(world.puts).toEqual(['a'])
    expect(uploader.files.get().map(({ stage }) => stage.kind === 'stored' && stage.wasHere)).toEqual([false, true])
  })

  it('sends the same bytes once, however many files have them', async () => {
    await uploader.add([given('a', 'same'), given('b', 'same'), given('c', 'same')])
    await expectStages({ a: 'stored', b: 'stored', c: 'stored' })
    expect(world.puts).toEqual(['same'])
  })

  it('refuses some without stopping the others', async () => {
    world.refused.add('c')
    await uploader.add([given('a'), given('readme', 'text'), given('c'), given('empty', ''), given('large', 'x'.repeat(2000))])
    await expectStages({ a: 'stored', readme: 'refused', c: 'refused', empty: 'refused', large: 'refused' })
  })

  it('announces many at once, not one by one', async () => {
    const [hash, announce] = [world.hash, world.announce]
    let hashed = 0
    world.hash = (file) => hash(file).finally(() => (hashed += 1))
    world.announce = async (files) => {
      await vi.waitFor(() => expect(hashed).toBe(300))
      return announce(files)
    }
    await uploader.add(Array.from({ length: 300 }, (_, place) => given(`${place}`)))
    await vi.waitFor(() => expect(world.stored.size).toBe(300))
    expect(world.announced.map(({ length }) => length)).toEqual([1, 200, 99])
  })

  it('gets a new ticket when one has expired, and says nothing of it', async () => {
    world.tickets = ['expired']
    await uploader.add([given('a')])
    await expectStages({ a: 'stored' })
    expect(world.announced).toEqual([['a'], ['a']])
  })

  it('gives up on a server that takes none of its tickets', async () => {
    world.tickets = ['expired', 'expired', 'expired', 'expired']
    await uploader.add([given('a')])
    await expectStages({ a: 'failed' })
  })

  it('waits for a server that is away, says so, and goes on', async () => {
    const troubles: unknown[] = []
    uploader.trouble.subscribe(() => troubles.push(uploader.trouble.get()?.code))
    world.failures = [Problem.unreachable(), unavailable()]
    await uploader.add([given('a')])
    await expectStages({ a: 'stored' })
    expect(troubles).toEqual(['unreachable', 'unavailable', undefined])
  })

  it('fails when it is refused as a whole, and can be tried again', async () => {
    world.failures = [new Problem('malformed-request', 'The request could not be read.', undefined, undefined, 400, undefined, new Map())]
    await uploader.add([given('a')])
    await expectStages({ a: 'failed' })
    uploader.tryAgain()
    await expectStages({ a: 'stored' })
  })

  it('names a file that has gone from the disk', async () => {
    world.tickets = ['vanished']
    await uploader.add([given('a'), given('b')])
    await expectStages({ a: 'vanished', b: 'stored' })
  })

  it('sends what did not arrive once more', async () => {
    const real = world.put
    let isFirst = true
    world.put = (...order) => {
      const lost = isFirst
      isFirst = false
      return lost ? Promise.resolve('sent') : real(...order)
    }
    await uploader.add([given('a')])
    await expectStages({ a: 'stored' })
  })

  it('stops, and goes on where it was', async () => {
    const real = world.put
    world.put = (_ticket, _file, _onSent, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))))
    await uploader.add([given('a')])
    await expectStages({ a: 'uploading' })
    uploader.stop()
    world.put = real
    uploader.goOn()
    await expectStages({ a: 'stored' })
  })

  it('forgets what was removed', async () => {
    world.tickets = ['vanished']
    await uploader.add([given('a'), given('b')])
    await expectStages({ a: 'vanished', b: 'stored' })
    uploader.remove(new Set(uploader.files.get().filter(({ stage }) => stage.kind === 'vanished').map(({ id }) => id)))
    expect(stages()).toEqual({ b: 'stored' })
  })

  it('goes on with what was removed by mistake, without asking for it again', async () => {
    const real = world.put
    world.put = () => new Promise(() => {})
    world.stored.add('b')
    await uploader.add([given('a'), given('b'), given('empty', '')])
    await expectStages({ a: 'uploading', b: 'stored', empty: 'refused' })
    const takeBack = uploader.remove(new Set(uploader.files.get().map(({ id }) => id)))
    expect(stages()).toEqual({})
    world.put = real
    takeBack()
    await expectStages({ a: 'stored', b: 'stored', empty: 'refused' })
    expect(uploader.files.get().some(({ isAway }) => isAway)).toBe(false)
  })

  it('says that the browser could not look through a file', async () => {
    world.hash = () => Promise.resolve({ kind: 'failed', reason: 'This browser could not look through it.' })
    await uploader.add([given('a')])
    await expectStages({ a: 'failed' })
  })
})

describe('after the page was loaded anew', () => {
  const asBefore = async () => {
    world.failures = []
    await uploader.add([given('a'), given('b')])
    await expectStages({ a: 'stored', b: 'stored' })
    const files = uploader.files.get()
    world = new World()
    uploader = new Uploader(world)
    return files
  }

  it('asks whether the server still has what was stored', async () => {
    const files = await asBefore()
    world.stored.add('a')
    uploader.restore(files)
    await expectStages({ a: 'stored', b: 'hashed' })
    expect(world.puts).toEqual([])
  })

  it('goes on when the same folder is given again, without hashing again', async () => {
    const files = await asBefore()
    world.stored.add('a')
    uploader.restore(files)
    await expectStages({ a: 'stored', b: 'hashed' })
    world.hash = () => Promise.reject(new Error('It was hashed before.'))
    await uploader.add([given('a'), given('b')])
    await expectStages({ a: 'stored', b: 'stored' })
    expect(world.puts).toEqual(['b'])
  })
})
