import { Problem } from '@/api/problem'
import type { Ticket } from '@/api/types'

export type Put = 'sent' | 'expired' | 'vanished'

/**
 * Sends a file to where its ticket leads.
 *
 * @throws Problem when that did not work
 */
export async function put(ticket: Ticket, file: File, onSent: (part: number) => void, signal: AbortSignal): Promise<Put> {
  const response = await send(ticket, file, onSent, signal)
  if (response === undefined) {
    signal.throwIfAborted()
    // A browser does not say whether the net or the file broke.
    if (!(await isReadable(file))) return 'vanished'
    throw Problem.unreachable()
  }
  // 412: it is there already, because an answer got lost.
  if (response.ok || response.status === 412) return 'sent'
  if (response.status === 403 || response.status === 400) return 'expired'
  throw await Problem.of(response)
}

/** The answer; undefined when there was none. By XMLHttpRequest, because fetch tells nothing of how much was sent. */
function send(ticket: Ticket, file: File, onSent: (part: number) => void, signal: AbortSignal): Promise<Response | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    request.open(ticket.method, addressOf(ticket.url))
    for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total))
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', stop)
      resolve(request.status === 0 ? undefined : answerOf(request))
    })
    signal.addEventListener('abort', stop)
    // A slice without a type: the browser then sends no Content-Type that the ticket does not name.
    request.send(file.slice(0, file.size, ''))
  })
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  const wait = request.getResponseHeader('Retry-After')
  if (wait !== null) headers.set('Retry-After', wait)
  return new Response(request.status === 204 ? null : request.responseText, { status: request.status, headers })
}

/**
 * Where a ticket leads, seen from this page. The gateway signs with the name that it knows itself by; a page that was opened under
 * another one (by the machine's address in a home network) has to stay there. A bucket's own addresses are left alone.
 */
export function addressOf(url: string, page: string = location.origin): string {
  const there = new URL(url, page)
  const isGateways = there.pathname.startsWith('/objects/') && there.searchParams.has('signature')
  return isGateways ? page + there.pathname + there.search : there.href
}

const isReadable = (file: File) =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true, () => false)
