import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { aJob } from '@/test/builders'
import { server } from '@/test/server'
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

it('takes a new key for the same settings after they were accepted', async () => {
  answering(accepted)
  await submitJob(body)
  await submitJob(body)
  expect(keys[1]).not.toBe(keys[0])
})

it('takes a new key after a refusal', async () => {
  answering(() => HttpResponse.json({ type: 'urn:lightmill:error:invalid-request', title: 'No.' }, { status: 422 }), accepted)
  await expect(submitJob(body)).rejects.toMatchObject({ code: 'invalid-request' })
  await submitJob(body)
  expect(keys[1]).not.toBe(keys[0])
})
