import { HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Problem } from '@/api/problem'
import type { Submission } from '@/api/submit'
import type { JobView } from '@/api/types'
import { Store } from '@/store'
import { Acceptance, refusal } from '@/test/acceptance'
import { away, input, sending, stored } from '@/test/upload-files'
import type { UploadFile } from '@/upload/file'
import { Rests } from './rests'

const first: Submission = { mode: 'automatic', prompt: 'rain', inputs: [input('a')], groupName: 'G' }
/** Each picture once: the first part, and in its group what follows it. */
const whole: Submission[] = [first, { mode: 'automatic', prompt: 'rain', groupId: 'g', groupName: null, inputs: [input('b')] }]

let server: Acceptance
/** One for each test: the tabs of the earlier ones are open still. */
let user = 0
const firstMade = vi.fn<(job: JobView) => void>()
const unknown = vi.fn<() => void>()
const over = vi.fn<() => void>()
const wait = vi.fn<(failures: number, problem: Problem) => Promise<void>>()

const never = () => new Promise<Response>(() => {})
const listOf = (...files: UploadFile[]) => new Store<readonly UploadFile[]>(files)
const tabOf = (list: Store<readonly UploadFile[]>) => new Rests(`u${user}`, { files: list }, { onFirst: firstMade, onUnknown: unknown, onMade: () => {}, onOver: over }, wait)
const place = () => `lightmill-automatic-rest-u${user}`
const tell = () => window.dispatchEvent(new StorageEvent('storage', { key: place() }))
const isOver = (rests: Rests) => vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))

/** Make is pressed in a new tab while the second picture is on its way. */
function press() {
  const files = listOf(stored('a'), sending('b'))
  const rests = tabOf(files)
  const body = { ...first }
  rests.leave(body, files.get())
  return { files, rests, body, answer: rests.submit(body) }
}

/** The page is loaded anew, and its folder is chosen again. */
async function loadAnew(): Promise<Rests> {
  const files = listOf(stored('a'), away('b'))
  const rests = tabOf(files)
  await vi.waitFor(() => expect(rests.waiting.get()).toEqual([expect.not.objectContaining({ first: expect.anything() })]))
  files.set([stored('a'), stored('b')])
  return rests
}

beforeEach(() => {
  vi.resetAllMocks()
  wait.mockResolvedValue()
  user += 1
  server = new Acceptance()
})

it.each([
  ['had it', true],
  ['had it not', false],
])('follows a first part whose answer went with its page, when the server %s', async (_, hadIt) => {
  server.answers = [
    (accept) => {
      if (hadIt) accept()
      return never()
    },
  ]
  press()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  await isOver(await loadAnew())
  expect(server.jobs).toEqual(whole)
  expect(firstMade).toHaveBeenCalledOnce()
})

it('is kept before anything leaves the page, and when a page that goes cuts its request off', async () => {
  wait.mockReturnValue(new Promise(() => {}))
  server.answers = [() => HttpResponse.error()]
  const { rests, answer } = press()
  expect(localStorage.getItem(place())).toContain(input('a').name)
  expect(server.asked).toBe(0)
  await expect(answer).resolves.toBeUndefined()
  expect(rests.waiting.get()).toHaveLength(1)
  await isOver(await loadAnew())
  expect(server.jobs).toEqual(whole)
})

it('is asked for until somebody answers where the page stays', async () => {
  server.answers = [() => HttpResponse.error(), refusal(503, 'Away.')]
  const { files, rests, answer } = press()
  await expect(answer).resolves.toBeUndefined()
  await vi.waitFor(() => expect(firstMade).toHaveBeenCalledOnce())
  expect(wait.mock.calls.map(([, { status }]) => status)).toEqual([0, 503])
  files.set([stored('a'), stored('b')])
  await isOver(rests)
  expect(server.jobs).toEqual(whole)
})

it.each([
  [422, 'Too large.'],
  [429, 'Too many requests.'],
])('follows nothing that was refused with %d', async (status, title) => {
  server.answers = [refusal(status, title)]
  const { rests, answer } = press()
  await expect(answer).rejects.toMatchObject({ sentence: title })
  expect(rests.waiting.get()).toEqual([])
  expect(tabOf(listOf()).waiting.get()).toEqual([])
  expect(server.jobs).toEqual([])
})

it('says so when the first part is refused after a reload, and tries it again when somebody wants it', async () => {
  server.answers = [never, refusal(422, 'Too large.')]
  press()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  const rests = tabOf(listOf(stored('a'), stored('b')))
  await vi.waitFor(() => expect(rests.waiting.get()[0]?.fault).toBe('Too large.'))
  for (const rest of rests.waiting.get()) rests.tryAgain(rest)
  await isOver(rests)
  expect(server.jobs).toEqual(whole)
})

it('is made once by two tabs and two reloads, each of which asks', async () => {
  server.answers = [never]
  press()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  const lists = [listOf(stored('a'), away('b')), listOf(stored('a'), away('b'))]
  const tabs = lists.map(tabOf)
  await vi.waitFor(() => expect(server.asked).toBe(3))
  await vi.waitFor(() => expect(firstMade).toHaveBeenCalledTimes(2))
  for (const list of lists) list.set([stored('a'), stored('b')])
  for (const tab of tabs) await isOver(tab)
  expect(tabOf(listOf()).waiting.get()).toEqual([])
  expect(server.jobs).toEqual(whole)
})

it('is left to a tab that is open when its own is closed', async () => {
  server.answers = [never]
  const list = listOf(stored('a'), away('b'))
  const other = tabOf(list)
  press()
  tell()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  expect(other.waiting.get()).toHaveLength(1)
  window.dispatchEvent(new Event('pagehide'))
  tell()
  await vi.waitFor(() => expect(firstMade).toHaveBeenCalledOnce())
  list.set([stored('a'), stored('b')])
  await isOver(other)
  expect(server.jobs).toEqual(whole)
})

it('takes no picture that was taken off the list while nobody had answered', async () => {
  let answerNow = () => {}
  const late = new Promise<void>((resolve) => (answerNow = resolve))
  server.answers = [
    async (accept) => {
      await late
      return accept()
    },
  ]
  const { files, rests, answer } = press()
  files.set([stored('a')])
  answerNow()
  await answer
  await isOver(rests)
  expect(over).toHaveBeenCalledOnce()
  expect(server.jobs).toEqual([first])
})

it('is not followed when it was called off while nobody had answered', async () => {
  const { files, rests, answer } = press()
  for (const rest of rests.waiting.get()) rests.drop(rest)
  await answer
  files.set([stored('a'), stored('b')])
  expect(server.jobs).toEqual([first])
})

it('is an error where the page stays when what follows was called off', async () => {
  server.answers = [() => HttpResponse.error()]
  const { rests, answer } = press()
  for (const rest of rests.waiting.get()) rests.drop(rest)
  await expect(answer).rejects.toMatchObject({ code: 'unreachable' })
})

it('is the same one when it is pressed again after it was called off', async () => {
  server.answers = [
    (accept) => {
      accept()
      return HttpResponse.error()
    },
  ]
  wait.mockReturnValue(new Promise(() => {}))
  const { files, rests, answer } = press()
  await answer
  for (const rest of rests.waiting.get()) rests.drop(rest)
  server.answers = [refusal(429, 'Too many requests.')]
  const body = { ...first }
  rests.leave(body, files.get())
  await expect(rests.submit(body)).rejects.toMatchObject({ status: 429 })
  rests.leave(body, files.get())
  await rests.submit(body)
  expect(server.jobs).toEqual([first])
  // And the same once more on purpose is another one.
  const more = { ...first }
  rests.leave(more, [])
  await rests.submit(more)
  expect(server.jobs).toEqual([first, first])
})

it('is the same one when nothing is on its way any more', async () => {
  server.answers = [
    (accept) => {
      accept()
      return HttpResponse.error()
    },
  ]
  wait.mockReturnValue(new Promise(() => {}))
  const { rests, answer } = press()
  await answer
  for (const rest of rests.waiting.get()) rests.drop(rest)
  const body = { ...first }
  rests.leave(body, [stored('a')])
  await rests.submit(body)
  expect(server.jobs).toEqual([first])
})

it('is another one when the answer came after it was called off', async () => {
  const { rests, answer } = press()
  for (const rest of rests.waiting.get()) rests.drop(rest)
  await answer
  const body = { ...first }
  rests.leave(body, [])
  await rests.submit(body)
  expect(server.jobs).toEqual([first, first])
})

it('is asked for behind a server that broke, which may have it', async () => {
  server.answers = [
    (accept) => {
      accept()
      return new HttpResponse(null, { status: 500 })
    },
  ]
  const { files, rests, answer } = press()
  await expect(answer).resolves.toBeUndefined()
  await vi.waitFor(() => expect(firstMade).toHaveBeenCalledOnce())
  files.set([stored('a'), stored('b')])
  await isOver(rests)
  expect(server.jobs).toEqual(whole)
})

it('is an error where nothing can be kept', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full')
  })
  server.answers = [() => HttpResponse.error()]
  const { rests, answer } = press()
  await expect(answer).rejects.toMatchObject({ code: 'unreachable' })
  expect(rests.waiting.get()).toEqual([])
  full.mockRestore()
})

it('is asked for by a tab that somebody looks at when its own broke down', async () => {
  server.answers = [never]
  const list = listOf(stored('a'), away('b'))
  const other = tabOf(list)
  press()
  tell()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  expect(firstMade).not.toHaveBeenCalled()
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(firstMade).toHaveBeenCalledOnce())
  list.set([stored('a'), stored('b')])
  await isOver(other)
  expect(server.jobs).toEqual(whole)
})

it('tells whoever asks whether a page that is loaded anew knows of it', () => {
  const { rests, body } = press()
  expect(rests.keeps(body)).toBe(true)
  expect(rests.keeps({ ...first })).toBe(false)
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full')
  })
  const { rests: alone, body: lost } = press()
  expect(alone.keeps(lost)).toBe(false)
  full.mockRestore()
})
