import { Problem } from '@/api/problem'
import type { Ticket, UploadAnswer } from '@/api/types'
import type { Given } from '@/upload/gather'
import type { Announced, Ports } from '@/upload/ports'

const limits = { filesPerRequest: 1000, fileBytes: 1000, pixels: 64_000_000, nameCharacters: 400, contentTypes: [] }
export const unavailable = () => new Problem('unavailable', 'A part of the system cannot be reached now.', undefined, undefined, 503, undefined, new Map())

/** A server and a disk in memory. A file's text is its hash, too. */
export class World implements Ports {
  readonly stored = new Set<string>()
  readonly sent = new Set<string>()
  readonly announced: string[][] = []
  readonly puts: string[] = []
  failures: Error[] = []
  tickets: ('sent' | 'expired' | 'vanished')[] = []
  refused = new Set<string>()

  limits = () => Promise.resolve(limits)
  hash: Ports['hash'] = async (file) => {
    const text = await file.text()
    return text.startsWith('text') ? { kind: 'no-picture' } : { kind: 'hashed', sha256: text }
  }
  announce = (files: Announced[]) => {
    this.announced.push(files.map(({ sha256 }) => sha256))
    return this.#unless(() => files.map(({ sha256 }) => (this.stored.has(sha256) ? answer(sha256, 'stored') : { ...answer(sha256, 'send'), ticket: ticketOf(sha256) })))
  }
  put: Ports['put'] = async (ticket) => {
    this.puts.push(ticket.url)
    const end = this.tickets.shift() ?? 'sent'
    if (end === 'sent') await this.#unless(() => this.sent.add(ticket.url))
    return end
  }
  complete = (hashes: string[]) =>
    this.#unless(() =>
      hashes.map((sha256) => {
        if (this.refused.has(sha256)) return { ...answer(sha256, 'refused'), problem: { type: 'urn:lightmill:error:input-damaged', field: null, detail: 'It is cut off.' } }
        if (!this.sent.has(sha256)) return { ...answer(sha256, 'refused'), problem: { type: 'urn:lightmill:error:input-missing', field: null, detail: 'Nothing came.' } }
        this.stored.add(sha256)
        return answer(sha256, 'stored')
      }),
    )
  wait = () => Promise.resolve()

  #unless<T>(work: () => T): Promise<T> {
    const failure = this.failures.shift()
    return failure === undefined ? Promise.resolve(work()) : Promise.reject(failure)
  }
}

const answer = (sha256: string, state: UploadAnswer['state']): UploadAnswer => ({ sha256, name: null, state, ticket: null, contentType: null, width: null, height: null, problem: null })
const ticketOf = (sha256: string): Ticket => ({ method: 'PUT', url: sha256, headers: {}, expiresAt: '' })
export const given = (path: string, text = path): Given => ({ path, file: new File([text], path, { lastModified: 1 }) })
