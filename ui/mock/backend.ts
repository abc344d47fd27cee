import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { getResponse, type RequestHandler } from 'msw'
import type { Connect, Plugin } from 'vite'
import { handlersOf } from './handlers.ts'
import { Mill } from './mill.ts'
import { manyOutputs } from './plans.ts'

/** How often the pretended work goes on. */
const STEP_MS = 1500
/** And how often it says how far it is. */
const PROGRESS_MS = 1000

/**
 * The mock backend behind `npm run dev` and `vite preview --mode mock`: the handlers of the tests, asked by the dev server itself. No
 * service worker: streams and pictures come as from the real gateway, and it works on plain http.
 */
export function mockBackend(): Plugin {
  return {
    name: 'lightmill:mock-backend',
    configureServer: ({ middlewares }) => serve(middlewares, newMill()),
    configurePreviewServer({ middlewares, config }) {
      if (config.mode === 'mock') serve(middlewares, newMill())
    },
  }
}

/** `LIGHTMILL_MOCK_OUTPUTS=10000` makes a gallery of so many, with previews as real ones are. */
function newMill(): Mill {
  const outputs = Number(process.env.LIGHTMILL_MOCK_OUTPUTS)
  return outputs > 0 ? new Mill(manyOutputs(outputs), true) : new Mill()
}

function serve(middlewares: Connect.Server, mill: Mill) {
  const handlers = handlersOf(mill)
  if (process.env.LIGHTMILL_MOCK_STILL === undefined) setInterval(() => mill.step(), STEP_MS).unref()
  setInterval(() => mill.tellProgress(), PROGRESS_MS).unref()
  middlewares.use((incoming, outgoing, next) => {
    if (!/^\/(api|objects)\//.test(incoming.url ?? '')) next()
    else answer(handlers, incoming, outgoing).catch(next)
  })
}

async function answer(handlers: RequestHandler[], incoming: IncomingMessage, outgoing: ServerResponse) {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const response = (await getResponse(handlers, requestOf(incoming, gone.signal))) ?? new Response('The mock backend has no such route.', { status: 404 })
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  // The types of the browser's streams and of Node's differ; the streams do not.
  const body = Readable.fromWeb(response.body as unknown as NodeStream)
  gone.signal.addEventListener('abort', () => body.destroy())
  body.on('error', () => outgoing.destroy()).pipe(outgoing)
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
    method,
    signal,
    headers: Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
    ...(hasBody && { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' }),
  })
}
