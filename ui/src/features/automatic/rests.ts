import { Problem } from '@/api/problem'
import { waitBefore } from '@/api/query-client'
import { type Submission, submitUnder } from '@/api/submit'
import type { JobView } from '@/api/types'
import { Shared } from '@/draft/shared'
import { Store } from '@/store'
import type { UploadFile } from '@/upload/file'
import type { Uploader } from '@/upload/uploader'
import { again, comingIds, goneOf, inputsFor, isReady, isSame, newRest, readRests, refused, type Rest, stillOn, without } from './rest'

/** What comes of a rest. */
interface Listener {
  onMade: (job: JobView) => void
  /** None of its pictures is left. */
  onOver: () => void
}

/** Waits after so many failures in a row. */
type Wait = (failures: number, problem: Problem) => Promise<void>

const patience: Wait = (failures, problem) => new Promise((resolve) => setTimeout(resolve, waitBefore(failures, problem)))

/**
 * What follows by itself: when the last picture that a submission had to do without has arrived, they become one more job in its group.
 * That goes on while other pages are shown, and after a reload as soon as the page is opened again.
 *
 * All tabs share what waits, and each of them may make it: with its own key and a body that is decided once, it is one job all the same.
 */
export class Rests {
  readonly waiting: Shared<readonly Rest[]>
  /** What stands against a rest for now, by its id. */
  readonly troubles = new Store<ReadonlyMap<string, Problem>>(new Map())
  readonly #left = new WeakMap<Submission, readonly string[]>()
  readonly #sending = new Set<string>()
  #before: readonly UploadFile[]

  constructor(
    userId: string,
    private readonly uploader: Pick<Uploader, 'files'>,
    private readonly listener: Listener,
    private readonly wait: Wait = patience,
  ) {
    this.waiting = new Shared(`lightmill-automatic-rest-${userId}`, readRests)
    this.#before = uploader.files.get()
    uploader.files.subscribe(() => this.#changed())
    this.waiting.subscribe(() => this.#look())
    this.#look()
  }

  /** Remembers what a submission does without as it is sent: what comes onto the list behind that is no part of it. */
  leave(first: Submission, files: readonly UploadFile[]): void {
    this.#left.set(first, comingIds(files))
  }

  /** Follows a submission that was accepted. */
  follow(first: Submission, { groupId }: Pick<JobView, 'groupId'>): void {
    this.#add({ ...first, groupId, groupName: null }, this.#left.get(first) ?? [])
  }

  /** All of it is to come. Asked twice for the same, it is one. */
  add(body: Submission, files: readonly UploadFile[]): void {
    this.#add(body, comingIds(files))
  }

  /** It is not made. */
  drop({ id }: Rest): void {
    this.waiting.change((all) => all.filter((each) => each.id !== id))
  }

  /** Once more, after it was refused. */
  tryAgain({ id }: Rest): void {
    this.#change(id, again)
  }

  #add(body: Submission, ids: readonly string[]) {
    if (ids.length === 0) return
    const rest = newRest(body, stillOn(this.uploader.files.get(), ids))
    if (rest.files.length === 0) this.listener.onOver()
    else this.waiting.change((all) => (all.some((each) => isSame(each, rest)) ? all : [...all, rest]))
  }

  #change(id: string, to: (rest: Rest) => Rest) {
    this.waiting.change((all) => all.map((each) => (each.id === id ? to(each) : each)))
  }

  #changed() {
    const [before, now] = [this.#before, this.uploader.files.get()]
    this.#before = now
    if (this.waiting.get().length === 0) return
    const gone = goneOf(before, now)
    // What changes it looks, too.
    if (this.waiting.get().some((rest) => without(rest, gone) !== rest)) this.waiting.change((all) => all.map((rest) => without(rest, gone)))
    else this.#look()
  }

  #end(rest: Rest) {
    this.drop(rest)
    this.listener.onOver()
  }

  #look() {
    const files = this.uploader.files.get()
    for (const rest of this.waiting.get()) if (!this.#sending.has(rest.id) && isReady(rest, files)) void this.#make(rest)
  }

  async #make(rest: Rest) {
    const { id } = rest
    this.#sending.add(id)
    try {
      const job = await this.#send(rest)
      if (job === undefined) return
      this.drop(rest)
      this.listener.onMade(job)
    } catch (thrown) {
      // One that is made is dropped already: what goes wrong behind that does not offer it again.
      this.#refuse(rest, Problem.from(thrown))
    } finally {
      this.#tell(id, undefined)
      this.#sending.delete(id)
      this.#look()
    }
  }

  /** The job; undefined when there is nothing to make it of, or when it was called off meanwhile. */
  async #send(rest: Rest): Promise<JobView | undefined> {
    for (let failures = 0; ; failures += 1) {
      const inputs = this.#decide(rest)
      if (inputs === undefined) return undefined
      try {
        return await submitUnder(rest.id, { ...rest.body, inputs })
      } catch (thrown) {
        const problem = Problem.from(thrown)
        if (!problem.passes) throw problem
        this.#tell(rest.id, problem)
        await this.wait(failures, problem)
      }
    }
  }

  /** What it is made of, as any tab has decided it; kept before it is sent. */
  #decide({ id }: Rest): Rest['inputs'] {
    const files = this.uploader.files.get()
    this.#change(id, (rest) => (rest.inputs === undefined && isReady(rest, files) ? { ...rest, inputs: inputsFor(rest, files) } : rest))
    const now = this.waiting.get().find((each) => each.id === id)
    if (now?.inputs?.length !== 0) return now?.inputs
    this.#end(now)
    return undefined
  }

  #refuse(rest: Rest, problem: Problem) {
    // Another tab was a moment earlier, with other pictures perhaps: it is made.
    if (problem.code === 'idempotency-key-reused') this.drop(rest)
    else this.#change(rest.id, (each) => refused(each, problem))
  }

  #tell(id: string, problem: Problem | undefined) {
    const troubles = new Map(this.troubles.get())
    if (problem === undefined) troubles.delete(id)
    else troubles.set(id, problem)
    this.troubles.set(troubles)
  }
}
