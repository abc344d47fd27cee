import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '@/test/server'
import { api, bytesOf, good } from './client'
import { belongTo } from './page-owner'

it('says that nobody was there, and that it may pass', async () => {
  server.use(http.get('/api/keys', () => HttpResponse.error()))
  await expect(good(api.GET('/api/keys'))).rejects.toMatchObject({ code: 'unreachable', passes: true })
})

it('says of a picture what the server says of it', async () => {
  server.use(http.get('/api/items/a/output', () => HttpResponse.json({ type: 'urn:lightmill:error:not-found', title: 'There is no such thing.' }, { status: 404 })))
  await expect(bytesOf('/api/items/a/output')).rejects.toMatchObject({ code: 'not-found' })
})

it('says with each request whose page it comes from', async () => {
  const said: (string | null)[] = []
  server.use(
    http.all('/api/*', ({ request }) => {
      said.push(request.headers.get('Lightmill-User'))
      return HttpResponse.json([])
    }),
  )
  belongTo('ada')
  await good(api.GET('/api/keys'))
  await good(api.POST('/api/uploads', { body: { files: [] } }))
  await bytesOf('/api/items/a/output')
  expect(said).toEqual(['ada', 'ada', 'ada'])
})

it('leaves a question alone that nobody waits for any more', async () => {
  server.use(http.get('/api/keys', () => HttpResponse.json([])))
  await expect(good(api.GET('/api/keys', { signal: AbortSignal.abort() }))).rejects.toMatchObject({ name: 'AbortError' })
})
