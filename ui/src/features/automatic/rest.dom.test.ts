import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Submission } from '@/api/submit'
import { Store } from '@/store'
import { aJob } from '@/test/builders'
import { server } from '@/test/server'
import { foundFile, type Stage, type UploadFile } from '@/upload/file'
import type { Uploader } from '@/upload/uploader'
import { Rests } from './rest'

const file = (path: string, stage: Stage): UploadFile => ({ ...foundFile({ path, bytes: 1, modified: 0 }), stage })
const stored = (path: string) => file(path, { kind: 'stored', sha256: path, wasHere: false })
const sending = (path: string) => file(path, { kind: 'uploading', sha256: path, sent: 0.5 })
const input = (name: string) => ({ sha256: name, name })
const body: Submission = { mode: 'automatic', prompt: 'rain', groupId: 'g' }

let files: Store<readonly UploadFile[]>
let bodies: Submission[]
let rests: Rests
const made = vi.fn<() => void>()

beforeEach(() => {
  files = new Store<readonly UploadFile[]>([])
  bodies = []
  server.use(
    http.post('/api/jobs/submit', async ({ request }) => {
      bodies.push((await request.json()) as Submission)
      return HttpResponse.json(aJob(), { status: 202 })
    }),
  )
  rests = new Rests('u', { files } as unknown as Uploader, made)
})

it('makes the rest when the last one has arrived, of what the first part had not', async () => {
  files.set([stored('a'), sending('b'), sending('c')])
  rests.add({ ...body, inputs: [input('a')] })
  files.set([stored('a'), stored('b'), sending('c')])
  expect(rests.waiting.get()).toHaveLength(1)
  files.set([stored('a'), stored('b'), file('c', { kind: 'refused', reason: 'x' })])
  await vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))
  expect(bodies).toEqual([{ ...body, inputs: [input('b')] }])
  expect(made).toHaveBeenCalledOnce()
})

it('makes what arrived while the first part was on its way to the server', async () => {
  // All are there when the answer comes, and the first part has one of them.
  files.set([stored('a'), stored('b')])
  rests.add({ ...body, inputs: [input('a')] })
  await vi.waitFor(() => expect(bodies).toEqual([{ ...body, inputs: [input('b')] }]))
})

it('does not follow what has everything', () => {
  files.set([stored('a')])
  rests.add({ ...body, inputs: [input('a')] })
  expect(rests.waiting.get()).toEqual([])
})

it('is one when it was asked for twice before anything of it is there', async () => {
  files.set([sending('a')])
  rests.add(body)
  rests.add(body)
  files.set([stored('a')])
  await vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))
  expect(bodies).toHaveLength(1)
})

it('makes nothing of nothing', async () => {
  files.set([stored('a'), sending('b')])
  rests.add({ ...body, inputs: [input('a')] })
  files.set([stored('a')])
  await vi.waitFor(() => expect(rests.waiting.get()).toEqual([]))
  expect(bodies).toEqual([])
})

it('says why it was refused, and waits to be tried again', async () => {
  server.use(http.post('/api/jobs/submit', () => HttpResponse.json({ type: 'urn:lightmill:error:limit-exceeded', title: 'Too large.' }, { status: 422 }), { once: true }))
  files.set([sending('b')])
  rests.add(body)
  files.set([stored('b')])
  await vi.waitFor(() => expect(rests.waiting.get()[0]?.fault).toBe('Too large.'))
  const [rest] = rests.waiting.get()
  if (rest !== undefined) await rests.tryAgain(rest)
  expect(bodies).toHaveLength(1)
})

it('is remembered over a reload', () => {
  files.set([sending('b')])
  rests.add(body)
  expect(new Rests('u', { files } as unknown as Uploader, made).waiting.get()).toMatchObject([{ body, sent: [] }])
})
