import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '@/test/server'
import { addressOf, put } from './put'

const ticket = { method: 'PUT', url: `${location.origin}/objects/uploads/u/a?expires=1&max=3&signature=x`, headers: {}, expiresAt: '2026-11-21T10:00:00Z' }
const file = new File(['abc'], 'a.png', { type: 'image/png' })
const sending = () => put(ticket, file, () => {}, new AbortController().signal)
const answering = (answer: () => Response) => server.use(http.put('/objects/uploads/u/a', answer))

it('keeps to the page’s own address for what the gateway signed', () => {
  expect(addressOf('http://127.0.0.1:8080/objects/uploads/u/a?expires=1&max=3&signature=x', 'http://192.168.1.5:8080')).toBe(
    'http://192.168.1.5:8080/objects/uploads/u/a?expires=1&max=3&signature=x',
  )
})

it('goes to the bucket for what the bucket signed', () => {
  const url = 'https://storage.googleapis.com/pictures/uploads/u/a?X-Goog-Signature=x'
  expect(addressOf(url, 'http://192.168.1.5:8080')).toBe(url)
})

it('takes what is there already as sent', async () => {
  answering(() => HttpResponse.json({ type: 'urn:lightmill:error:already-exists' }, { status: 412 }))
  expect(await sending()).toBe('sent')
})

it('asks for a new ticket when the old one has expired', async () => {
  answering(() => HttpResponse.json({ type: 'urn:lightmill:error:ticket-expired' }, { status: 403 }))
  expect(await sending()).toBe('expired')
})

it('says what may pass', async () => {
  answering(() => new HttpResponse(null, { status: 503, headers: { 'Retry-After': '3' } }))
  await expect(sending()).rejects.toMatchObject({ passes: true, retryAfterSeconds: 3 })
  answering(() => HttpResponse.error())
  await expect(sending()).rejects.toMatchObject({ code: 'unreachable' })
})
