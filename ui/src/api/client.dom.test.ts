import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '@/test/server'
import { api, bytesOf, good } from './client'

it('says that nobody was there, and that it may pass', async () => {
  server.use(http.get('/api/keys', () => HttpResponse.error()))
  await expect(good(api.GET('/api/keys'))).rejects.toMatchObject({ code: 'unreachable', passes: true })
})

it('says of a picture what the server says of it', async () => {
  server.use(http.get('/api/items/a/output', () => HttpResponse.json({ type: 'urn:lightmill:error:not-found', title: 'There is no such thing.' }, { status: 404 })))
  await expect(bytesOf('/api/items/a/output')).rejects.toMatchObject({ code: 'not-found' })
})

it('leaves a question alone that nobody waits for any more', async () => {
  server.use(http.get('/api/keys', () => HttpResponse.json([])))
  await expect(good(api.GET('/api/keys', { signal: AbortSignal.abort() }))).rejects.toMatchObject({ name: 'AbortError' })
})
