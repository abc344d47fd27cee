import { saysWhose } from '@/api/page-owner'
import { type Connection, EventStream, type LiveEvent } from './event-stream'

interface Listener {
  onEvent: (event: LiveEvent) => void
  onConnection: (connection: Connection) => void
  /** The key or the session that one came in by is valid no longer. */
  onSignedOut: () => void
}

type Word = { kind: 'event'; event: LiveEvent } | { kind: 'connection'; connection: Connection } | { kind: 'hello' } | { kind: 'signed-out' }

/**
 * News of one user for this tab, until it is aborted. One stream serves all tabs of the browser: the tab that holds the lock reads and
 * tells the others, and when it is closed the next one goes on behind the last event that it was told. Where there are no locks
 * (plain http), each tab has its own, and only while somebody looks at it: six open streams block a browser.
 */
export function listen(userId: string, listener: Listener, signal: AbortSignal): void {
  // The type says that they are always there; on plain http they are not.
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined || typeof BroadcastChannel === 'undefined') {
    whileSeen(new EventStream({ open: openOr(listener.onSignedOut), wait, ...listener }), signal)
    return
  }
  shared(`lightmill-events-${userId}`, locks, listener, signal)
}

function shared(name: string, locks: LockManager, listener: Listener, signal: AbortSignal) {
  const channel = new BroadcastChannel(name)
  const tell = (word: Word) => channel.postMessage(word)
  let isReader = false
  let last: Connection = 'connecting'
  const stream = new EventStream({
    open: openOr(() => {
      listener.onSignedOut()
      tell({ kind: 'signed-out' })
    }),
    wait,
    onEvent: (event) => {
      listener.onEvent(event)
      tell({ kind: 'event', event })
    },
    onConnection: (connection) => {
      if (connection === last) return
      last = connection
      listener.onConnection(connection)
      tell({ kind: 'connection', connection })
    },
  })
  channel.onmessage = ({ data: word }: MessageEvent<Word>) => {
    if (word.kind === 'hello') {
      if (isReader) tell({ kind: 'connection', connection: last })
    } else if (word.kind === 'signed-out') {
      listener.onSignedOut()
    } else if (word.kind === 'connection') {
      listener.onConnection(word.connection)
    } else {
      stream.lastId = word.event.id
      listener.onEvent(word.event)
    }
  }
  signal.addEventListener('abort', () => channel.close())
  tell({ kind: 'hello' })
  const reading = locks.request(name, { signal }, () => {
    isReader = true
    return stream.run(signal)
  })
  reading.catch(() => {}) // Aborted while it waited for its turn.
}

function whileSeen(stream: EventStream, signal: AbortSignal) {
  let current: AbortController | undefined
  const look = () => {
    const isSeen = document.visibilityState === 'visible'
    if (isSeen && current === undefined) {
      current = new AbortController()
      void stream.run(AbortSignal.any([signal, current.signal]))
    } else if (!isSeen) {
      current?.abort()
      current = undefined
    }
  }
  document.addEventListener('visibilitychange', look, { signal })
  look()
}

/** Opens the stream; whom it does not let in, nothing else lets in either. */
const openOr = (onSignedOut: () => void) => async (lastId: string, signal: AbortSignal) => {
  const response = await fetch('/api/events', { signal, headers: saysWhose(new Headers({ Accept: 'text/event-stream', ...(lastId !== '' && { 'Last-Event-ID': lastId }) })) })
  if (response.status === 401) onSignedOut()
  return response
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
