import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { aJob } from '@/test/builders'
import { server } from '@/test/server'
import { signInAgain } from './sign-in-again'
import { submitJob, type Submission } from './submit'

const body: Submission = { mode: 'automatic', prompt: 'a shoe', inputs: [{ sha256: 'a'.repeat(64) }] }
let keys: (string | null)[] = []

beforeEach(() => {
  keys = []
  sessionStorage.clear()
})

const answering = (...answers: (() => Response)[]) =>
  server.use(
    http.post('/api/jobs/submit', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      return answers[Math.min(keys.length, answers.length) - 1]?.() ?? HttpResponse.error()
    }),
  )

const accepted = () => HttpResponse.json(aJob(), { status: 202 })

it('repeats the key when nobody knows whether the first one arrived', async () => {
  answering(() => HttpResponse.error(), accepted)
  await expect(submitJob(body)).rejects.toMatchObject({ code: 'unreachable' })
  await submitJob(body)
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
})

const says = (code: string, status: number) => () => HttpResponse.json({ type: `urn:lightmill:error:${code}`, title: 'No.' }, { status })

it('repeats the key behind a server that broke, which may have accepted it before', async () => {
  answering(says('internal', 500), accepted)
  await expect(submitJob(body)).rejects.toMatchObject({ code: 'internal' })
  await submitJob(body)
  expect(keys[1]).toBe(keys[0])
})

it.each([
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['too-many-requests', 429],
])('repeats the key when its second sending met no more than the door: %s', async (code, status) => {
  const stop = signInAgain.state.subscribe(() => signInAgain.state.get() === 'asked' && queueMicrotask(() => signInAgain.answer(false)))
  answering(() => HttpResponse.error(), says(code, status), accepted)
  await expect(submitJob(body)).rejects.toMatchObject({ code: 'unreachable' })
  await expect(submitJob(body)).rejects.toMatchObject({ code })
  await submitJob(body)
  expect(new Set(keys).size).toBe(1)
  stop()
})

it('takes a new key for the same settings after they were accepted', async () => {
  answering(accepted)
  await submitJob(body)
  await submitJob(body)
  expect(keys[1]).not.toBe(keys[0])
})

it('takes a new key after a refusal', async () => {
  answering(says('invalid-request', 422), accepted)
  await expect(submitJob(body)).rejects.toMatchObject({ code: 'invalid-request' })
  await submitJob(body)
  expect(keys[1]).not.toBe(keys[0])
})
