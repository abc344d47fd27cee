import { createParser } from 'eventsource-parser'

/** One event as the gateway said it. */
export interface LiveEvent {
  id: string
  name: string
  data: unknown
}

/**
 * How news arrive. `live`: as they happen. `connecting`: the stream is being opened. `polling`: it does not get through, so that one
 * has to ask.
 */
export type Connection = 'connecting' | 'live' | 'polling'

interface Ports {
  /** Opens the stream behind this event; the empty string: from now on. */
  open: (lastId: string, signal: AbortSignal) => Promise<Response>
  onEvent: (event: LiveEvent) => void
  onConnection: (connection: Connection) => void
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The gateway says something at least every 15 s; a stream that is silent for longer is dead, though nobody closed it. */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
/** After so many failures in a row news are asked for, while the stream is tried on. */
const FAILURES_BEFORE_POLLING = 3

/**
 * The stream of a user's events, opened again for as long as it is wanted. It keeps the last id itself, so that nothing is missed
 * between two connections. (EventSource gives up for good after one 503, and six of them block a browser on HTTP/1.1.)
 */
export class EventStream {
  #failures = 0

  constructor(
    private readonly ports: Ports,
    /** The last event that was seen. */
    public lastId = '',
  ) {}

  /** Reads until it is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.ports.onConnection(this.#failures >= FAILURES_BEFORE_POLLING ? 'polling' : 'connecting')
      await this.#read(signal).catch(() => {}) // Whatever ended it, the next one goes on behind the last event.
      if (signal.aborted) return
      this.#failures += 1
      await this.ports.wait(waitAfter(this.#failures), signal).catch(() => {})
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const own = new AbortController()
    const silence = new Alarm(SILENCE_MS, () => own.abort())
    try {
      const over = AbortSignal.any([signal, own.signal])
      const response = await this.ports.open(this.lastId, over)
      if (!response.ok || response.body === null) throw new Error(`The stream was answered with ${response.status}.`)
      const parser = createParser({ onEvent: ({ id, event, data }) => this.#take(id, event, data) })
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      over.addEventListener('abort', () => void reader.cancel().catch(() => {}))
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        silence.again()
        parser.feed(part.value)
      }
    } finally {
      silence.off()
      own.abort()
    }
  }

  #take(id: string | undefined, name: string | undefined, data: string) {
    if (id !== undefined) this.lastId = id
    this.#failures = 0
    this.ports.onConnection('live')
    this.ports.onEvent({ id: this.lastId, name: name ?? 'message', data: parse(data) })
  }
}

/** Up to a minute of browsers that come back at once would be a wave: each waits a little differently. */
function waitAfter(failures: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
  return longest * (0.5 + Math.random() / 2)
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}

class Alarm {
  #timer: ReturnType<typeof setTimeout>

  constructor(
    private readonly ms: number,
    private readonly ring: () => void,
  ) {
    this.#timer = setTimeout(ring, ms)
  }

  again() {
    this.off()
    this.#timer = setTimeout(this.ring, this.ms)
  }

  off() {
    clearTimeout(this.#timer)
  }
}
