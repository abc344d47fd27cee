import { HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Submission } from '@/api/submit'
import { Store } from '@/store'
import { Acceptance, refusal } from '@/test/acceptance'
import { away, input, sending, stored } from '@/test/upload-files'
import type { UploadFile } from '@/upload/file'
import { Rests } from './rests'

const first: Submission = { mode: 'automatic', prompt: 'rain', inputs: [input('a')], groupName: 'G' }
const whole: Submission[] = [first, { mode: 'automatic', prompt: 'rain', groupId: 'g', groupName: null, inputs: [input('b')] }]

let server: Acceptance
/** One for each test: the tabs of the earlier ones are open still. */
let user = 0
const unknown = vi.fn<() => void>()
const wait = vi.fn<() => Promise<void>>()
const listOf = (...files: UploadFile[]) => new Store<readonly UploadFile[]>(files)
const tabOf = (list: Store<readonly UploadFile[]>) => new Rests(`late${user}`, { files: list }, { onFirst: () => {}, onUnknown: unknown, onMade: () => {}, onOver: () => {} }, wait)
const isOver = (rests: Rests) => vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))
const never = () => new Promise<Response>(() => {})
/** What the wall clock says from now on. */
const daysLater = (days: number) => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + days * 86_400_000)

/** Make is pressed in a new tab while the second picture is on its way. */
function press() {
  const files = listOf(stored('a'), sending('b'))
  const rests = tabOf(files)
  const body = { ...first }
  rests.leave(body, files.get())
  return { files, rests, answer: rests.submit(body) }
}

beforeEach(() => {
  unknown.mockReset()
  wait.mockReset().mockResolvedValue()
  user += 1
  server = new Acceptance()
})
afterEach(() => vi.restoreAllMocks())

it.each([
  ['days later', 2],
  ['and whose clock was set back meanwhile', -2],
])('a first part is not begun by somebody who comes back %s, who is told', async (_, days) => {
  server.answers = [never]
  press()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  daysLater(days)
  const rests = tabOf(listOf(stored('a'), stored('b')))
  await vi.waitFor(() => expect(unknown).toHaveBeenCalledOnce())
  expect(rests.waiting.get()).toEqual([])
  expect(server.asked).toBe(1)
})

it('a first part is not begun by a page that has slept for days', async () => {
  let wake = () => {}
  wait.mockReturnValue(new Promise((resolve) => (wake = resolve)))
  server.answers = [() => HttpResponse.error()]
  const { rests, answer } = press()
  await answer
  daysLater(2)
  wake()
  await vi.waitFor(() => expect(unknown).toHaveBeenCalledOnce())
  expect(rests.waiting.get()).toEqual([])
  expect(server.asked).toBe(1)
})

it('a first part may be tried again days after it was refused for good: nobody has made it', async () => {
  server.answers = [never, refusal(422, 'Too large.')]
  press()
  await vi.waitFor(() => expect(server.asked).toBe(1))
  const rests = tabOf(listOf(stored('a'), stored('b')))
  await vi.waitFor(() => expect(rests.waiting.get()[0]?.fault).toBe('Too large.'))
  daysLater(2)
  for (const rest of rests.waiting.get()) rests.tryAgain(rest)
  await isOver(rests)
  expect(server.jobs).toEqual(whole)
  expect(unknown).not.toHaveBeenCalled()
})

it('a rest is not sent again days after it was decided, when nobody answered: the server may have made it, and forgotten that', async () => {
  const { files, rests, answer } = press()
  await answer
  wait.mockReturnValue(new Promise(() => {}))
  server.answers = [
    (accept) => {
      accept()
      return HttpResponse.error()
    },
  ]
  files.set([stored('a'), stored('b')])
  await vi.waitFor(() => expect(rests.troubles.get().size).toBe(1))
  daysLater(8)
  await isOver(tabOf(listOf(stored('a'), away('b'))))
  await vi.waitFor(() => expect(unknown).toHaveBeenCalledOnce())
  expect(server.asked).toBe(2)
  expect(server.jobs).toEqual(whole)
})

it('a rest comes days later when its last picture does: nothing of it was ever sent', async () => {
  const { files, rests, answer } = press()
  await answer
  daysLater(8)
  files.set([stored('a'), stored('b')])
  await isOver(rests)
  expect(server.jobs).toEqual(whole)
  expect(unknown).not.toHaveBeenCalled()
})
