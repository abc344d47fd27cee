import * as z from 'zod/mini'
import { Problem } from '@/api/problem'
import { type Submission, submitJob } from '@/api/submit'
import type { InputRef, JobView } from '@/api/types'
import { uuid } from '@/api/uuid'
import { Kept } from '@/draft/kept'
import type { Uploader } from '@/upload/uploader'
import { tally } from '@/upload/tally'
import { inputsOf } from './automatic-draft'

const schema = z.object({
  id: z.string(),
  /** Settings and group of the first part; its inputs come when they are there. */
  body: z.custom<Submission>((body) => typeof body === 'object' && body !== null),
  /** What the first part was made of, each as {@link nameOf} has it. */
  sent: z.array(z.string()),
  /** Why it could not be submitted. */
  fault: z.optional(z.string()),
})

/** A submission whose pictures were not all there when it was made. */
export type Rest = z.infer<typeof schema>

const readRests = (kept: unknown): readonly Rest[] => z.catch(z.array(schema), []).parse(kept)

/**
 * What follows by itself: when the last picture of the list has arrived, those that a submission did not have become one more job in its
 * group. That goes on while other pages are shown, and after a reload as soon as the page is opened again.
 */
export class Rests {
  readonly waiting: Kept<readonly Rest[]>
  #isBusy = false

  constructor(
    userId: string,
    private readonly uploader: Uploader,
    private readonly onMade: (job: JobView) => void,
  ) {
    this.waiting = new Kept(`lightmill-automatic-rest-${userId}`, readRests)
    uploader.files.subscribe(() => void this.#look())
  }

  /**
   * Follows what was submitted, or what is to be as soon as its pictures are there: by what `first` was made of, for while it was on its
   * way to the server pictures arrived that it does not have. Asked twice for the same before the first of them is made, it is one.
   */
  add(first: Submission): void {
    const { inputs, ...body } = first
    const sent = (inputs ?? []).map(nameOf)
    if (this.#isComplete(sent) || this.#isAsked(body, sent)) return
    this.waiting.set([...this.waiting.get(), { id: uuid(), body, sent }])
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

  /** Nothing is on its way, and nothing is there that was not sent. */
  #isComplete(sent: readonly string[]): boolean {
    const files = this.uploader.files.get()
    const { underWay, away } = tally(files)
    const known = new Set(sent)
    return underWay === away && inputsOf(files).every((input) => known.has(nameOf(input)))
  }

  #isAsked(body: Submission, sent: readonly string[]): boolean {
    const text = JSON.stringify([body, sent])
    return this.waiting.get().some((rest) => JSON.stringify([rest.body, rest.sent]) === text)
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
    const sent = new Set(rest.sent)
    const inputs = inputsOf(this.uploader.files.get()).filter((input) => !sent.has(nameOf(input)))
    try {
      const job = inputs.length === 0 ? undefined : await submitJob({ ...rest.body, inputs })
      this.drop(rest)
      if (job !== undefined) this.onMade(job)
    } catch (thrown) {
      const fault = Problem.from(thrown).message
      // One that is made is dropped already: what goes wrong behind that must not offer it again.
      this.waiting.set(this.waiting.get().map((each) => (each === rest ? { ...rest, fault } : each)))
    }
  }
}

/** A picture under a name, as a submission tells them apart. */
const nameOf = ({ sha256, name }: InputRef): string => `${sha256} ${name ?? ''}`
