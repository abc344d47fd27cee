import { HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Problem } from '@/api/problem'
import type { Submission } from '@/api/submit'
import type { JobView } from '@/api/types'
import { Store } from '@/store'
import { Acceptance, refusal } from '@/test/acceptance'
import { away, fileAt, input, sending, stored } from '@/test/upload-files'
import type { UploadFile } from '@/upload/file'
import { sizeOf } from './rest'
import { Rests } from './rests'

const first: Submission = { mode: 'automatic', prompt: 'rain', inputs: [input('a')], groupName: 'G' }
/** What follows it. */
const body: Submission = { mode: 'automatic', prompt: 'rain', groupId: 'g', groupName: null }

type Files = Store<readonly UploadFile[]>
let files: Files
let server: Acceptance
const firstMade = vi.fn<(job: JobView) => void>()
const unknown = vi.fn<() => void>()
const made = vi.fn<(job: JobView) => void>()
const over = vi.fn<() => void>()
const wait = vi.fn<(failures: number, problem: Problem) => Promise<void>>()

const tabOf = (list: Files) => new Rests('u', { files: list }, { onFirst: firstMade, onUnknown: unknown, onMade: made, onOver: over }, wait)
/** A browser tells the other tabs; here it tells all of them, which changes nothing for the one that knows. */
const tell = () => window.dispatchEvent(new StorageEvent('storage', { key: 'lightmill-automatic-rest-u' }))
const isOver = (rests: Rests) => vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))
/** All but the first part. */
const bodies = () => server.jobs.filter(({ groupName }) => groupName !== 'G')

beforeEach(() => {
  vi.resetAllMocks()
  wait.mockResolvedValue()
  files = new Store<readonly UploadFile[]>([])
  server = new Acceptance()
})

/** A first part of `a` was made while the others were on their way. */
async function pressed(...list: UploadFile[]): Promise<Rests> {
  files.set(list)
  const rests = tabOf(files)
  const sent = { ...first }
  rests.leave(sent, files.get())
  await rests.submit(sent)
  return rests
}

it('makes the rest when its last picture has arrived', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'))
  files.set([stored('a'), stored('b'), sending('c')])
  expect(rests.waiting.get()).toHaveLength(1)
  files.set([stored('a'), stored('b'), fileAt('c', { kind: 'refused', reason: 'x' })])
  await isOver(rests)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b')] }])
  expect(made).toHaveBeenCalledOnce()
})

it('makes what arrived while the first part was on its way to the server', async () => {
  files.set([stored('a'), sending('b')])
  const rests = tabOf(files)
  rests.leave(first, files.get())
  files.set([stored('a'), stored('b')])
  await rests.submit(first)
  await isOver(rests)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b')] }])
})

it('does not follow what has everything, nor waits for what nobody can read', async () => {
  const rests = await pressed(stored('a'), fileAt('b', { kind: 'found' }, true))
  expect(rests.waiting.get()).toEqual([])
  expect(over).not.toHaveBeenCalled()
})

it('is one when it was asked for twice before anything of it is there', async () => {
  files.set([sending('a')])
  const rests = tabOf(files)
  rests.add(body, files.get())
  rests.add(body, files.get())
  files.set([stored('a')])
  await isOver(rests)
  expect(bodies()).toHaveLength(1)
})

it('takes nothing that came later, nor waits for it', async () => {
  const rests = await pressed(stored('a'), sending('b'))
  files.set([stored('a'), sending('b'), sending('later'), stored('of another job')])
  files.set([stored('a'), stored('b'), sending('later'), stored('of another job')])
  await isOver(rests)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b')] }])
})

it('loses what is taken off the list', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'), sending('d'))
  files.set([stored('a'), sending('b'), sending('d')])
  expect(rests.waiting.get().map((rest) => sizeOf(rest, files.get()))).toEqual([2])
  files.set([stored('a'), stored('b'), stored('d')])
  await isOver(rests)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b'), input('d')] }])
})

it('is over when nothing of it is left, says so, and makes nothing of another list', async () => {
  const rests = await pressed(stored('a'), sending('b'))
  files.set([])
  expect(rests.waiting.get()).toEqual([])
  expect(over).toHaveBeenCalledOnce()
  files.set([stored('x'), stored('y')])
  expect(bodies()).toEqual([])
})

it('is over when none of it could be sent', async () => {
  const rests = await pressed(stored('a'), sending('b'))
  files.set([stored('a'), fileAt('b', { kind: 'failed', sha256: 'b', reason: 'x' })])
  await isOver(rests)
  expect(over).toHaveBeenCalledOnce()
  expect(bodies()).toEqual([])
})

it('waits for what may pass, says for what, and goes on by itself', async () => {
  let goOn = () => {}
  wait.mockImplementation(() => new Promise((resolve) => (goOn = resolve)))
  const rests = await pressed(stored('a'), sending('b'))
  server.answers = [refusal(429, 'Too many.', { 'Retry-After': '7' }), () => HttpResponse.error()]
  const trouble = () => rests.troubles.get().get(rests.waiting.get()[0]?.id ?? '')
  files.set([stored('a'), stored('b')])
  await vi.waitFor(() => expect(trouble()).toMatchObject({ sentence: 'Too many.', retryAfterSeconds: 7 }))
  goOn()
  await vi.waitFor(() => expect(trouble()).toMatchObject({ code: 'unreachable' }))
  expect(rests.waiting.get()[0]?.fault).toBeUndefined()
  goOn()
  await isOver(rests)
  expect(bodies()).toHaveLength(1)
  expect(rests.troubles.get().size).toBe(0)
})

it('is not sent any more when it was called off meanwhile', async () => {
  const rests = await pressed(stored('a'), sending('b'))
  server.answers = [refusal(503, 'Away.')]
  wait.mockImplementation(() => {
    for (const rest of rests.waiting.get()) rests.drop(rest)
    return Promise.resolve()
  })
  files.set([stored('a'), stored('b')])
  await vi.waitFor(() => expect(rests.troubles.get().size).toBe(0))
  await isOver(rests)
  expect(bodies()).toEqual([])
})

it('says why it was refused for good, and waits to be tried again with what is there then', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'))
  server.answers = [refusal(422, 'Too large.')]
  files.set([stored('a'), stored('b'), stored('c')])
  await vi.waitFor(() => expect(rests.waiting.get()[0]?.fault).toBe('Too large.'))
  files.set([stored('a'), stored('c')])
  for (const rest of rests.waiting.get()) rests.tryAgain(rest)
  await isOver(rests)
  expect(bodies()).toEqual([{ ...body, inputs: [input('c')] }])
})

it('is remembered over a reload, and knows how many it has', async () => {
  await pressed(stored('a'), sending('b'), sending('c'))
  const restored: Files = new Store<readonly UploadFile[]>([])
  const after = tabOf(restored)
  expect(after.waiting.get().map((rest) => sizeOf(rest, []))).toEqual([2])
  restored.set([stored('a'), away('b'), stored('c')])
  expect(after.waiting.get().map((rest) => sizeOf(rest, restored.get()))).toEqual([2])
  expect(bodies()).toEqual([])
})

it('is sent again after a reload as it was decided, under its own key', async () => {
  wait.mockReturnValue(new Promise(() => {}))
  const rests = await pressed(stored('a'), sending('b'))
  server.answers = [() => HttpResponse.error()]
  files.set([stored('a'), stored('b')])
  await vi.waitFor(() => expect(rests.troubles.get().size).toBe(1))
  await isOver(tabOf(new Store<readonly UploadFile[]>([])))
  expect(bodies()).toEqual([{ ...body, inputs: [input('b')] }])
})

it('is tried again as it was decided when whoever refused it cannot know whether it was made', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'))
  server.answers = [
    (accept) => {
      accept()
      return HttpResponse.error()
    },
    refusal(403, 'Not from here.'),
  ]
  files.set([stored('a'), stored('b'), stored('c')])
  await vi.waitFor(() => expect(rests.waiting.get()[0]?.fault).toBe('Not from here.'))
  files.set([stored('a'), stored('c')])
  for (const rest of rests.waiting.get()) rests.tryAgain(rest)
  await isOver(rests)
  expect(made).toHaveBeenCalledOnce()
  expect(bodies()).toEqual([{ ...body, inputs: [input('b'), input('c')] }])
})

it('is one job however many tabs make it', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'))
  const list: Files = new Store<readonly UploadFile[]>([stored('a'), away('b'), away('c')])
  const second = tabOf(list)
  expect(second.waiting.get()).toHaveLength(1)
  for (const each of [list, files]) each.set([stored('a'), stored('b'), stored('c')])
  await isOver(rests)
  tell()
  await isOver(second)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b'), input('c')] }])
})

it('is one job even of tabs that were too quick to hear of each other', async () => {
  const rests = await pressed(stored('a'), sending('b'), sending('c'))
  const kept = localStorage.getItem('lightmill-automatic-rest-u') ?? ''
  files.set([stored('a'), stored('b'), stored('c')])
  await isOver(rests)
  localStorage.setItem('lightmill-automatic-rest-u', kept)
  const second = tabOf(new Store<readonly UploadFile[]>([stored('a'), stored('b'), fileAt('c', { kind: 'failed', sha256: 'c', reason: 'x' })]))
  await isOver(second)
  expect(bodies()).toEqual([{ ...body, inputs: [input('b'), input('c')] }])
})
