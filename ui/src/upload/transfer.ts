import { Problem } from '@/api/problem'
import type { Ticket, UploadAnswer } from '@/api/types'
import { sha256Of, type UploadFile } from './file'
import type { Lanes } from './lanes'
import type { Ports } from './ports'
import type { Step } from './reducer'

/** A browser has six connections to a server on HTTP/1.1: the page and its events need theirs. */
const PUTS = 3
/** A request's worth: few enough that the first ones are on their way soon. */
const ANNOUNCED_AT_ONCE = 200
/** The server looks through each picture before it answers. */
const CHECKED_AT_ONCE = 50
/** So often bytes are sent again that did not arrive as they should. */
const TRIES = 3

interface Content {
  sha256: string
  name: string
  bytes: number
  /** All files with these bytes. */
  ids: string[]
  tries: number
}

interface Owner {
  content: (sha256: string, step: Step) => void
  source: (ids: string[]) => File | undefined
}

type Announceable = Pick<UploadFile, 'id' | 'path' | 'bytes'> & ({ sha256: string } | Pick<UploadFile, 'stage'>)

/** The way of contents, each of them once however many files have it: announced, sent with a ticket, checked. */
export class Transfer {
  readonly #contents = new Map<string, Content>()
  readonly #toAnnounce = new Set<string>()
  #toPut: { sha256: string; ticket: Ticket }[] = []
  readonly #toCheck = new Set<string>()
  /** In one of the queues, or being worked on. */
  readonly #underWay = new Set<string>()

  constructor(
    private readonly ports: Ports,
    private readonly lanes: Lanes,
    private readonly owner: Owner,
  ) {
    lanes.open(1, () => take(this.#toAnnounce, ANNOUNCED_AT_ONCE), (hashes) => this.#announce(hashes))
    lanes.open(PUTS, () => this.#toPut.shift(), (order) => this.#put(order))
    lanes.open(1, () => take(this.#toCheck, CHECKED_AT_ONCE), (hashes) => this.#check(hashes))
  }

  /** Asks the server whether it has these bytes, and sends them if not. */
  announce(file: Announceable): void {
    const sha256 = this.#remember(file)
    if (sha256 !== undefined) this.#enter(this.#toAnnounce, sha256)
  }

  /** All of it was sent before the page was loaded anew. */
  check(file: Announceable): void {
    const sha256 = this.#remember(file)
    if (sha256 !== undefined) this.#enter(this.#toCheck, sha256)
  }

  /** These files are gone; contents that no other file has are not sent. */
  forget(ids: ReadonlySet<string>): void {
    for (const content of this.#contents.values()) {
      content.ids = content.ids.filter((id) => !ids.has(id))
      if (content.ids.length === 0) this.#drop(content.sha256)
    }
  }

  #drop(sha256: string) {
    this.#contents.delete(sha256)
    this.#underWay.delete(sha256)
    this.#toAnnounce.delete(sha256)
    this.#toCheck.delete(sha256)
    this.#toPut = this.#toPut.filter((order) => order.sha256 !== sha256)
  }

  /** A second file with the same bytes goes with the first. */
  #enter(queue: Set<string>, sha256: string) {
    if (this.#underWay.has(sha256)) return
    this.#underWay.add(sha256)
    queue.add(sha256)
  }

  /** It has got somewhere where nothing more is to be done for now. */
  #end(sha256: string, step: Step) {
    this.#underWay.delete(sha256)
    this.owner.content(sha256, step)
  }

  #remember(file: Announceable): string | undefined {
    const sha256 = 'sha256' in file ? file.sha256 : sha256Of(file)
    if (sha256 === undefined) return undefined
    const content = this.#contents.get(sha256) ?? { sha256, name: file.path, bytes: file.bytes, ids: [], tries: 0 }
    if (!content.ids.includes(file.id)) content.ids.push(file.id)
    this.#contents.set(sha256, content)
    return sha256
  }

  async #announce(hashes: string[]) {
    const files = hashes.map((sha256) => this.#contents.get(sha256)).filter((content) => content !== undefined)
    await this.#atOnce(hashes, this.#toAnnounce, async (signal) => {
      const answers = await this.ports.announce(files.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })), signal)
      for (const answer of answers) this.#answered(answer, true)
    })
  }

  async #check(hashes: string[]) {
    await this.#atOnce(hashes, this.#toCheck, async (signal) => {
      for (const answer of await this.ports.complete(hashes, signal)) this.#answered(answer, false)
    })
  }

  /** What is stopped goes back to where it was taken from; what is refused as a whole has failed. */
  async #atOnce(hashes: string[], queue: Set<string>, call: (signal: AbortSignal) => Promise<void>) {
    const { signal } = this.lanes
    try {
      await this.lanes.patiently(call)
    } catch (thrown) {
      for (const sha256 of hashes) {
        if (signal.aborted) queue.add(sha256)
        else this.#failed(sha256, thrown)
      }
    }
  }

  #answered({ sha256, state, ticket, problem }: UploadAnswer, isAnnouncement: boolean) {
    if (state === 'stored') this.#end(sha256, { kind: 'stored', wasHere: isAnnouncement })
    else if (state === 'send' && ticket != null) {
      // Without its bytes it waits until its folder is given again.
      if (this.#source(sha256) === undefined) this.#end(sha256, { kind: 'missing' })
      else {
        this.owner.content(sha256, { kind: 'missing' })
        this.#toPut.push({ sha256, ticket })
      }
    } else if (problem?.type === 'urn:lightmill:error:input-missing' && this.#mayTryAgain(sha256)) {
      this.owner.content(sha256, { kind: 'missing' })
      this.#toAnnounce.add(sha256)
    } else this.#end(sha256, { kind: 'refused', reason: problem?.detail ?? 'The server refused it.' })
  }

  #source = (sha256: string) => this.owner.source(this.#contents.get(sha256)?.ids ?? [])

  async #put(order: { sha256: string; ticket: Ticket }) {
    const { sha256, ticket } = order
    const { signal } = this.lanes
    const file = this.#source(sha256)
    if (file === undefined) {
      this.#end(sha256, { kind: 'missing' })
      return
    }
    this.owner.content(sha256, { kind: 'sent', part: 0 })
    const onSent = (part: number) => this.owner.content(sha256, { kind: 'sent', part })
    try {
      const end = await this.lanes.patiently((stop) => this.ports.put(ticket, file, onSent, stop))
      if (end === 'sent') {
        this.owner.content(sha256, { kind: 'uploaded' })
        if (this.#contents.has(sha256)) this.#toCheck.add(sha256)
      } else if (end === 'vanished') this.#end(sha256, { kind: 'vanished' })
      else if (this.#mayTryAgain(sha256)) this.#toAnnounce.add(sha256)
      else this.#end(sha256, { kind: 'failed', reason: 'The server takes none of its tickets.' })
    } catch (thrown) {
      if (signal.aborted) this.#toPut.unshift(order)
      else this.#failed(sha256, thrown)
    }
  }

  #failed(sha256: string, thrown: unknown) {
    this.#end(sha256, { kind: 'failed', reason: Problem.from(thrown).message })
  }

  #mayTryAgain(sha256: string): boolean {
    const content = this.#contents.get(sha256)
    if (content === undefined) return false
    content.tries += 1
    return content.tries < TRIES
  }
}

/** The next few of them; undefined when there are none. */
function take(queue: Set<string>, most: number): string[] | undefined {
  const some = [...queue].slice(0, most)
  for (const each of some) queue.delete(each)
  return some.length === 0 ? undefined : some
}
