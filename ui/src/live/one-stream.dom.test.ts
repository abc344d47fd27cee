import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { server } from '@/test/server'
import type { Connection, LiveEvent } from './event-stream'
import { listen } from './one-stream'

const stop: AbortController[] = []
afterEach(() => stop.splice(0).forEach((each) => each.abort()))

/** A tab that listens. */
function tab() {
  const events: LiveEvent[] = []
  const connections: Connection[] = []
  const refusals = vi.fn()
  const closing = new AbortController()
  stop.push(closing)
  listen('u1', { onEvent: (event) => events.push(event), onConnection: (connection) => connections.push(connection), onSignedOut: refusals }, closing.signal)
  return { events, connections, refusals, close: () => closing.abort() }
}

/** A gateway whose streams stay open; `say` tells all that are connected. */
function gateway() {
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const lastIds: (string | null)[] = []
  const encoder = new TextEncoder()
  server.use(
    http.get('/api/events', ({ request }) => {
      lastIds.push(request.headers.get('Last-Event-ID'))
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          readers.add(controller)
          request.signal.addEventListener('abort', () => readers.delete(controller))
          controller.enqueue(encoder.encode('id: t.0.1\nevent: ready\ndata: {}\n\n'))
        },
      })
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } })
    }),
  )
  return { lastIds, say: (id: string) => readers.forEach((each) => each.enqueue(encoder.encode(`id: ${id}\nevent: job-progressed\ndata: {}\n\n`))) }
}

/** Locks as browsers have them: one holder, the others wait in turn. */
function locks() {
  let turn = Promise.resolve()
  const request = (_name: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) => {
    const mine = turn.then(() => (signal.aborted ? undefined : held()))
    turn = mine.catch(() => {})
    return mine
  }
  vi.stubGlobal('navigator', { locks: { request } })
}

const names = ({ events }: { events: LiveEvent[] }) => events.map(({ name }) => name)

it('opens one stream for all tabs, and each hears all', async () => {
  locks()
  const { lastIds, say } = gateway()
  const first = tab()
  await vi.waitFor(() => expect(first.connections).toEqual(['live']))
  const second = tab()
  await vi.waitFor(() => expect(second.connections).toEqual(['live']))
  say('t.0.2')
  await vi.waitFor(() => expect(names(second)).toEqual(['job-progressed']))
  expect(names(first)).toEqual(['ready', 'job-progressed'])
  expect(lastIds).toHaveLength(1)
})

it('goes on in another tab, behind the last event, when the reading one is closed', async () => {
  locks()
  const { lastIds, say } = gateway()
  const first = tab()
  await vi.waitFor(() => expect(first.connections).toEqual(['live']))
  const second = tab()
  await vi.waitFor(() => expect(second.connections).toEqual(['live']))
  say('t.0.2')
  await vi.waitFor(() => expect(names(second)).toEqual(['job-progressed']))
  first.close()
  await vi.waitFor(() => expect(lastIds).toEqual([null, 't.0.2']))
})

it('has a stream of its own without locks, and none while nobody looks', async () => {
  vi.stubGlobal('navigator', {})
  const { lastIds } = gateway()
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  const only = tab()
  await vi.waitFor(() => expect(only.connections).toContain('live'))
  seen.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  seen.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(lastIds).toEqual([null, 't.0.1']))
})

it('tells all tabs that nobody is signed in any more', async () => {
  locks()
  server.use(http.get('/api/events', () => new HttpResponse(null, { status: 401 })))
  const [first, second] = [tab(), tab()]
  await vi.waitFor(() => expect(first.refusals).toHaveBeenCalled())
  await vi.waitFor(() => expect(second.refusals).toHaveBeenCalled())
})
