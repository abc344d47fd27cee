import { expect, it } from 'vitest'
import { type Connection, EventStream, type LiveEvent } from './event-stream'

/** What a server answers, one connection after the other; after the last one the reading ends. */
async function reading(...answers: (Response | Error)[]) {
  const stop = new AbortController()
  const lastIds: string[] = []
  const events: LiveEvent[] = []
  const connections: Connection[] = []
  const waits: number[] = []
  const stream = new EventStream({
    open: async (lastId) => {
      lastIds.push(lastId)
      const answer = answers[lastIds.length - 1]
      if (answer instanceof Response) return answer
      throw answer ?? new Error('no more')
    },
    onEvent: (event) => events.push(event),
    onConnection: (connection) => connections.push(connection),
    wait: async (ms) => {
      waits.push(ms)
      if (lastIds.length >= answers.length) stop.abort()
    },
  })
  await stream.run(stop.signal)
  return { lastIds, events, connections, waits }
}

const stream = (...parts: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
        controller.close()
      },
    }),
  )

it('reads events that are cut anywhere', async () => {
  const { events } = await reading(stream('retry: 1000\n\nid: t.0.1\neve', 'nt: ready\ndata: {}\n\nid: t.0.2\nevent: job-pro', 'gressed\ndata: {"jobId":"1"}\n\n:\n\n'))
  expect(events).toEqual([
    { id: 't.0.1', name: 'ready', data: {} },
    { id: 't.0.2', name: 'job-progressed', data: { jobId: '1' } },
  ])
})

it('goes on behind the last event after a cut', async () => {
  const { lastIds, events } = await reading(stream('id: t.0.1\nevent: ready\ndata: {}\n\n'), new TypeError('cut'), stream('id: t.0.2\nevent: job-completed\ndata: {}\n\n'))
  expect(lastIds).toEqual(['', 't.0.1', 't.0.1'])
  expect(events.map(({ name }) => name)).toEqual(['ready', 'job-completed'])
})

it('survives an answer that is no stream, which would end an EventSource for good', async () => {
  const { lastIds, events } = await reading(new Response(null, { status: 503 }), stream('id: t.0.1\nevent: ready\ndata: {}\n\n'))
  expect(lastIds).toHaveLength(2)
  expect(events).toHaveLength(1)
})

it('says that one has to ask when it does not get through, and that it is live when it does', async () => {
  const down = () => new Response(null, { status: 503 })
  const { connections } = await reading(down(), down(), down(), stream('id: t.0.1\nevent: ready\ndata: {}\n\n'))
  expect(connections).toEqual(['connecting', 'connecting', 'connecting', 'polling', 'live'])
})

it('waits longer after each failure, and forgets them once it was live', async () => {
  const down = () => new Response(null, { status: 503 })
  const { waits } = await reading(down(), down(), down(), stream('id: t.0.1\nevent: ready\ndata: {}\n\n'))
  const [first = 0, second = 0, third = 0, afterLive = 0] = waits
  expect(first).toBeGreaterThanOrEqual(500)
  expect(second).toBeGreaterThanOrEqual(1000)
  expect(third).toBeGreaterThanOrEqual(2000)
  expect(afterLive).toBeLessThanOrEqual(1000)
})

it('takes data that is no JSON as nothing', async () => {
  const { events } = await reading(stream('id: t.0.1\nevent: odd\ndata: {\n\n'))
  expect(events).toEqual([{ id: 't.0.1', name: 'odd', data: null }])
})
