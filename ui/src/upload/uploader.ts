import { Problem } from '@/api/problem'
import { Store } from '@/store'
import { idOf, isUnderWay, sha256Of, type UploadFile } from './file'
import type { Given } from './gather'
import { HASHERS } from './hashing'
import { Lanes } from './lanes'
import type { Ports } from './ports'
import { type Action, reduce, type Step } from './reducer'
import { refusalOf, type UploadLimits } from './refusal'
import { Transfer } from './transfer'

/** How often the page hears of what happens, and at most for a long list: a thousand files tell more than anybody can see. */
const SHOWN_EACH_MS = 100
const SHOWN_AT_LEAST_EACH_MS = 400
/** Going through so many files takes about as much longer as it is shown later. */
const FILES_PER_MS = 4

/**
 * A list of files on their way to the server: hashed in workers, announced, sent, checked. It works on while pages come and go. What may
 * pass is tried again by itself; {@link trouble} says then what is waited for.
 */
export class Uploader {
  /** The list, by path. */
  readonly files = new Store<readonly UploadFile[]>([])
  /** Why nothing moves at the moment, though it should. */
  readonly trouble = new Store<Problem | undefined>(undefined)
  /** Somebody stopped it; {@link goOn} goes on. */
  readonly isStopped = new Store(false)

  readonly #sources = new Map<string, File>()
  readonly #toHash = new Set<string>()
  readonly #lanes: Lanes
  readonly #transfer: Transfer
  #actions: Action[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly ports: Ports) {
    this.#lanes = new Lanes(ports.wait, this.trouble)
    this.#transfer = new Transfer(ports, this.#lanes, {
      content: (sha256, step) => this.#act({ kind: 'content', sha256, step }),
      source: (ids) => ids.map((id) => this.#sources.get(id)).find((file) => file !== undefined),
    })
    this.#lanes.open(HASHERS, () => this.#nextToHash(), (id) => this.#hash(id))
  }

  /** Files that were dropped or chosen. Those that are in the list already can be read again from now on. */
  async add(given: readonly Given[]): Promise<void> {
    const found = given.map(({ file, path }) => ({ file, facts: { path, bytes: file.size, modified: file.lastModified } }))
    this.#act({ kind: 'found', files: found.map(({ facts }) => facts) })
    this.show()
    const limits = await this.#limits()
    const known = new Map(this.files.get().map((each) => [each.id, each]))
    for (const { file, facts } of found) {
      const id = idOf(facts)
      const now = known.get(id)
      if (now === undefined) continue
      this.#sources.set(id, file)
      const reason = limits === undefined ? undefined : refusalOf(facts, limits)
      if (reason === undefined) this.#start(now)
      else this.#act({ kind: 'file', id, step: { kind: 'refused', reason } })
    }
    this.#lanes.wake()
  }

  /** The list as it was before the page was loaded anew. What the server has is asked once more: it may have changed on either side. */
  restore(files: readonly UploadFile[]): void {
    this.#act({ kind: 'restored', files })
    this.show()
    for (const file of files) {
      if (file.stage.kind === 'uploaded') this.#transfer.check(file)
      else this.#transfer.announce(file)
    }
    this.#lanes.wake()
  }

  /** Pictures that the server has. */
  addStored(files: readonly UploadFile[]): void {
    this.#act({ kind: 'restored', files })
    this.show()
  }

  /** What failed or vanished is tried once more. */
  tryAgain(): void {
    for (const file of this.files.get()) {
      if (file.stage.kind !== 'failed' && file.stage.kind !== 'vanished') continue
      this.#act({ kind: 'file', id: file.id, step: { kind: 'again' } })
      this.#start(file)
    }
    this.trouble.set(undefined)
    this.#lanes.wake()
  }

  /**
   * Takes files off the list.
   *
   * @return takes it back: they go on where they were, without being chosen again
   */
  remove(ids: ReadonlySet<string>): () => void {
    this.show()
    const files = this.files.get().filter(({ id }) => ids.has(id))
    const sources = files.map(({ id }) => [id, this.#sources.get(id)] as const)
    this.#act({ kind: 'removed', ids })
    for (const id of ids) this.#sources.delete(id)
    this.#transfer.forget(ids)
    this.show()
    return () => this.#bringBack(files, new Map(sources.filter((each): each is [string, File] => each[1] !== undefined)))
  }

  #bringBack(files: readonly UploadFile[], sources: ReadonlyMap<string, File>) {
    for (const [id, file] of sources) this.#sources.set(id, file)
    this.#act({ kind: 'restored', files })
    this.#act({ kind: 'found', files: files.filter(({ id }) => sources.has(id)) })
    this.show()
    for (const file of files) if (file.stage.kind !== 'refused') this.#start(file)
    this.#lanes.wake()
  }

  /** Stops what is on its way; what is stored stays. */
  stop(): void {
    this.isStopped.set(true)
    this.#lanes.stop()
  }

  goOn(): void {
    this.isStopped.set(false)
    this.#lanes.start()
  }

  /** What has happened is on the list now, not only when it is next shown. */
  show() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const actions = this.#actions
    this.#actions = []
    if (actions.length > 0) this.files.set(reduce(this.files.get(), actions))
  }

  /** Its file, while the page can read it. */
  source(id: string): File | undefined {
    return this.#sources.get(id)
  }

  #start(file: UploadFile) {
    if (sha256Of(file) !== undefined) this.#transfer.announce(file)
    else if (isUnderWay(file) || file.stage.kind === 'failed' || file.stage.kind === 'vanished') this.#toHash.add(file.id)
  }

  #nextToHash(): string | undefined {
    const [id] = this.#toHash
    if (id !== undefined) this.#toHash.delete(id)
    return id
  }

  async #hash(id: string): Promise<void> {
    const file = this.#sources.get(id)
    if (file === undefined) return
    const result = await this.ports.hash(file)
    // It was removed meanwhile.
    if (!this.#sources.has(id)) return
    this.#act({ kind: 'file', id, step: stepOf(result) })
    if (result.kind !== 'hashed') return
    this.#transfer.announce({ id, path: pathOf(id), bytes: file.size, sha256: result.sha256 })
    this.#lanes.wake()
  }

  async #limits(): Promise<UploadLimits | undefined> {
    // Without them nothing is refused here: the server does that anyway.
    return this.ports.limits().catch(() => undefined)
  }

  #act(action: Action) {
    this.#actions.push(action)
    this.#timer ??= setTimeout(() => this.show(), Math.min(SHOWN_AT_LEAST_EACH_MS, SHOWN_EACH_MS + this.files.get().length / FILES_PER_MS))
  }
}

const pathOf = (id: string): string => id.split('|').slice(0, -2).join('|')

function stepOf(result: Awaited<ReturnType<Ports['hash']>>): Step {
  if (result.kind === 'no-picture') return { kind: 'refused', reason: 'It is no PNG, JPEG or WebP picture.' }
  return result
}
