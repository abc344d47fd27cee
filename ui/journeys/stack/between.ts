import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { url } from './stack.ts'

/**
 * Stands between a browser and the gateway, passes everything on, and cuts the stream of events when it is told to: a browser that is
 * merely taken offline goes on reading what it has opened.
 */
export class Between {
  /** All events that were let through to the browser, over all connections. */
  readonly passed: EventSourceMessage[] = []
  /** Behind which event each connection wanted to go on; undefined: from now on. */
  readonly wanted: (string | undefined)[] = []
  /** So many of them before the first cut. */
  passedBeforeCut = 0
  #isCut = false
  #stream: ServerResponse | undefined
  readonly #server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing))

  static async open(): Promise<Between> {
    const between = new Between()
    await new Promise<void>((resolve) => between.#server.listen(0, '127.0.0.1', resolve))
    return between
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The stream breaks, and none comes through until it is mended. */
  cut(): void {
    this.#isCut = true
    this.passedBeforeCut ||= this.passed.length
    this.#stream?.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse) {
    const isStream = incoming.url === '/api/events'
    if (isStream && this.#isCut) {
      incoming.destroy()
      return
    }
    const { method, headers } = incoming
    const onward = request(url() + incoming.url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      if (isStream) this.#read(answer, outgoing, headers['last-event-id'])
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  }

  #read(answer: IncomingMessage, outgoing: ServerResponse, wanted: string | string[] | undefined) {
    this.#stream = outgoing
    this.wanted.push(wanted?.toString())
    const parser = createParser({ onEvent: (event) => this.passed.push(event) })
    answer.on('data', (part: Buffer) => {
      if (!outgoing.destroyed) parser.feed(part.toString())
    })
    // That it was cut is no news.
    answer.on('error', () => {})
  }
}

/** Listens to somebody's events without anything in between, until it is aborted. */
export async function listen(key: string, signal: AbortSignal): Promise<EventSourceMessage[]> {
  const heard: EventSourceMessage[] = []
  const { body } = await fetch(`${url()}/api/events`, { signal, headers: { Authorization: `Bearer ${key}`, Accept: 'text/event-stream' } })
  if (body === null) throw new Error('There is no stream.')
  const parser = createParser({ onEvent: (event) => heard.push(event) })
  void read(body, (part) => parser.feed(part)).catch(() => {}) // Aborted: nobody listens any more.
  return heard
}

async function read(body: ReadableStream<Uint8Array>, take: (part: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) take(decoder.decode(part, { stream: true }))
}
