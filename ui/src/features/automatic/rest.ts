import { Problem } from '@/api/problem'
import { type Submission, submitJob } from '@/api/submit'
import type { JobView } from '@/api/types'
import { uuid } from '@/api/uuid'
import { Kept } from '@/draft/kept'
import type { Uploader } from '@/upload/uploader'
import { tally } from '@/upload/tally'
import { inputsOf } from './automatic-draft'

/** A submission whose pictures were not all there when it was made. */
export interface Rest {
  id: string
  /** Settings and group of the first part; its inputs come when they are there. */
  body: Submission
  /** Files that the first part has. */
  done: readonly string[]
  /** Why it could not be submitted. */
  fault?: string
}

/**
 * What follows by itself: when the last picture of the list has arrived, those that a submission did not have yet become one more job in
 * its group. That goes on while other pages are shown, and after a reload as soon as the page is opened again.
 */
export class Rests {
  readonly waiting: Kept<readonly Rest[]>
  #isBusy = false

  constructor(
    userId: string,
    private readonly uploader: Uploader,
    private readonly onMade: (job: JobView) => void,
  ) {
    this.waiting = new Kept<readonly Rest[]>(`lightmill-automatic-rest-${userId}`, (kept) => (Array.isArray(kept) ? (kept as Rest[]) : []))
    uploader.files.subscribe(() => void this.#look())
  }

  /** `first` is the part that is made already, or how it would be; `done` are the files that it has. */
  add(first: Submission, done: readonly string[]): void {
    const { inputs: _, ...body } = first
    this.waiting.set([...this.waiting.get(), { id: uuid(), body, done }])
    void this.#look()
  }

  /** It is not made. */
  drop(rest: Rest): void {
    this.waiting.set(this.waiting.get().filter((each) => each !== rest))
  }

  /** Once more, after it failed. */
  async tryAgain(rest: Rest): Promise<void> {
    const { fault: _, ...good } = rest
    this.waiting.set(this.waiting.get().map((each) => (each === rest ? good : each)))
    await this.#look()
  }

  async #look() {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let rest = this.#next(); rest !== undefined; rest = this.#next()) await this.#make(rest)
    this.#isBusy = false
  }

  /** Nothing is made while anything is still on its way: two jobs are enough. */
  #next(): Rest | undefined {
    const { all, underWay } = tally(this.uploader.files.get())
    return all === 0 || underWay > 0 ? undefined : this.waiting.get().find(({ fault }) => fault === undefined)
  }

  async #make(rest: Rest) {
    const done = new Set(rest.done)
    const inputs = inputsOf(this.uploader.files.get().filter(({ id }) => !done.has(id)))
    try {
      if (inputs.length > 0) this.onMade(await submitJob({ ...rest.body, inputs }))
      this.drop(rest)
    } catch (thrown) {
      const fault = Problem.from(thrown).message
      this.waiting.set(this.waiting.get().map((each) => (each === rest ? { ...rest, fault } : each)))
    }
  }
}
