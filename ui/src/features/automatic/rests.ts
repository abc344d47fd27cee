import { Problem } from '@/api/problem'
import { type Submission, submissionKeys, submitJob, submitUnder } from '@/api/submit'
import type { JobView } from '@/api/types'
import { Shared } from '@/draft/shared'
import type { UploadFile } from '@/upload/file'
import type { Uploader } from '@/upload/uploader'
import { Persistence, type Wait } from './persistence'
import { again, asked, behindMade, comingIds, decided, firstOf, goneOf, isReady, isSame, isToBeAsked, isTooOld, leftAlone, newRest, readRests, refused, type Rest, restBehind, stillOn, without } from './rest'

/** What comes of a rest. */
interface Listener {
  /** The first part was made after all, when whoever sent it did not learn so. */
  onFirst: (job: JobView) => void
  /** Nobody can tell any more whether the last that was sent of it was made, so that nothing more of it is. */
  onUnknown: () => void
  onMade: (job: JobView) => void
  /** None of its pictures is left. */
  onOver: () => void
}

/**
 * What follows by itself: when the last picture that a submission had to do without has arrived, they become one more job in its group.
 * That goes on while other pages are shown, and after a reload as soon as the page is opened again.
 *
 * It is kept before the first part is sent. A page that is loaded anew before that was answered sends the very same once more, under its
 * key: if the server had it, that is the answer; if not, it has it now. Only a server's refusal ends it, never an answer that is missing.
 *
 * All tabs share what waits, and each of them may make it: with its own key and a body that is decided once, it is one job all the same.
 */
export class Rests {
  readonly waiting: Shared<readonly Rest[]>
  /** What stands against a rest for now, by its id. */
  readonly troubles: Persistence['troubles']
  readonly #persistence: Persistence
  /** Ids of what is to follow them. */
  readonly #behind = new WeakMap<Submission, string>()
  readonly #sending = new Set<string>()
  #before: readonly UploadFile[]

  constructor(
    userId: string,
    private readonly uploader: Pick<Uploader, 'files'>,
    private readonly listener: Listener,
    wait?: Wait,
  ) {
    this.waiting = new Shared(`lightmill-automatic-rest-${userId}`, readRests)
    this.#persistence = new Persistence(wait)
    this.troubles = this.#persistence.troubles
    this.#before = uploader.files.get()
    uploader.files.subscribe(() => this.#changed())
    this.waiting.subscribe(() => this.#look())
    // Nothing else tells of a tab that broke down.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#takeOver())
    addEventListener('pagehide', () => this.#handOver(({ id }) => this.#sending.has(id)))
    this.#takeOver()
  }

  /** Keeps what a submission does without before it is sent: what comes onto the list behind that is no part of it. */
  leave(first: Submission, files: readonly UploadFile[]): void {
    const ids = comingIds(files)
    if (ids.length === 0) return
    const rest = restBehind(first, ids, submissionKeys.take(first), Date.now())
    this.#behind.set(first, rest.id)
    this.waiting.change((all) => [...all, rest])
  }

  /** Whether a page that is loaded anew knows what became of this submission, and of what follows it. */
  keeps(first: Submission | undefined): boolean {
    return first !== undefined && this.#behind.has(first) && this.waiting.isKept
  }

  /**
   * Submits the first part, and what was kept with it follows.
   *
   * @return undefined when nobody knows what became of it: then it is asked for until somebody does
   * @throws Problem when it was refused, so that nothing follows, or when nobody knows and what follows was called off or is not kept
   */
  async submit(first: Submission): Promise<JobView | undefined> {
    const rest = this.#find(this.#behind.get(first))
    if (rest?.first === undefined) return submitJob(first)
    this.#sending.add(rest.id)
    try {
      const job = await submitUnder(rest.first.key, firstOf(rest, rest.first))
      this.#follow(rest, job)
      this.#isSent(rest)
      return job
    } catch (thrown) {
      const problem = Problem.from(thrown)
      if (!problem.isRefusal && this.#find(rest.id) !== undefined && this.waiting.isKept) {
        void this.#make(rest, problem)
        return undefined
      }
      if (problem.isFinal) this.#remove(rest)
      else this.drop(rest)
      this.#isSent(rest)
      throw problem
    }
  }

  /** All of it is to come. Asked twice for the same, it is one. */
  add(body: Submission, files: readonly UploadFile[]): void {
    const ids = stillOn(this.uploader.files.get(), comingIds(files))
    if (ids.length === 0) return
    const rest = newRest(body, ids)
    this.waiting.change((all) => (all.some((each) => isSame(each, rest)) ? all : [...all, rest]))
  }

  /** It is not made. As long as nobody knows whether its first part was, that one, submitted again, is the same one still. */
  drop(rest: Rest): void {
    if (rest.first !== undefined) submissionKeys.putBack(firstOf(rest, rest.first), rest.first.key)
    this.#remove(rest)
  }

  /** Once more, after it was refused. */
  tryAgain({ id }: Rest): void {
    this.#change(id, again)
  }

  /** Whoever sent the first part of these does not wait for its answer. */
  #handOver(areThey: (rest: Rest) => boolean) {
    if (this.waiting.get().some((rest) => areThey(rest) && leftAlone(rest) !== rest)) this.waiting.change((all) => all.map((rest) => (areThey(rest) ? leftAlone(rest) : rest)))
  }

  /** A page that begins cannot know who still waits: asked by two, it is answered alike. */
  #takeOver() {
    this.#forgetOld()
    this.#handOver(() => true)
    this.#look()
  }

  /** Before anything of them is sent again: a page, too, may have slept for days. */
  #forgetOld() {
    const now = Date.now()
    if (!this.waiting.get().some((rest) => isTooOld(rest, now))) return
    this.waiting.change((all) => all.filter((rest) => !isTooOld(rest, now)))
    // Not while a page is being drawn.
    queueMicrotask(() => this.listener.onUnknown())
  }

  /** Its first part was made, after it was called off perhaps. */
  #follow(sent: Rest, { groupId }: JobView) {
    if (sent.first !== undefined) submissionKeys.answered(firstOf(sent, sent.first))
    const { id } = sent
    const rest = this.#find(id)
    if (rest?.first === undefined) return
    const now = behindMade(rest, groupId)
    if (this.waiting.get().some((each) => each.id !== id && isSame(each, now))) this.#remove(rest)
    else this.#change(id, (each) => (each.first === undefined ? each : behindMade(each, groupId)))
  }

  #remove({ id }: Rest) {
    this.waiting.change((all) => all.filter((each) => each.id !== id))
  }

  #find(id: string | undefined): Rest | undefined {
    return this.waiting.get().find((each) => each.id === id)
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
    this.#remove(rest)
    this.listener.onOver()
  }

  #look() {
    const files = this.uploader.files.get()
    for (const rest of this.waiting.get()) if (!this.#sending.has(rest.id) && (isReady(rest, files) || isToBeAsked(rest))) void this.#make(rest)
  }

  /** @param trouble what the last answer was, when it is to be waited for */
  async #make(rest: Rest, trouble?: Problem) {
    this.#sending.add(rest.id)
    try {
      if (rest.first === undefined) await this.#makeIt(rest)
      else await this.#makeFirst(rest, trouble)
    } catch (thrown) {
      // One that is made is dropped already: what goes wrong behind that does not offer it again.
      this.#refuse(rest, Problem.from(thrown))
    } finally {
      this.#isSent(rest)
    }
  }

  #isSent({ id }: Rest) {
    this.#sending.delete(id)
    this.#look()
  }

  /** Not when no picture of it is left, or it was called off meanwhile. */
  async #makeIt(rest: Rest) {
    const job = await this.#persistence.send(rest.id, undefined, () => {
      const inputs = this.#decide(rest)
      return inputs && submitUnder(rest.id, { ...rest.body, inputs })
    })
    if (job === undefined) return
    this.#remove(rest)
    this.listener.onMade(job)
  }

  /** Not when it was called off, or another tab has done it. */
  async #makeFirst(sent: Rest, trouble: Problem | undefined) {
    const { id } = sent
    const job = await this.#persistence.send(id, trouble, () => {
      this.#forgetOld()
      if (this.#find(id)?.at === undefined) this.#change(id, (each) => asked(each, Date.now()))
      const rest = this.#find(id)
      return rest?.first && submitUnder(rest.first.key, firstOf(rest, rest.first))
    })
    if (job === undefined) return
    this.#follow(sent, job)
    this.listener.onFirst(job)
  }

  /** What it is made of, as any tab has decided it; kept before it is sent. */
  #decide({ id }: Rest): Rest['inputs'] {
    this.#forgetOld()
    this.#change(id, (rest) => decided(rest, this.uploader.files.get(), Date.now()))
    const now = this.#find(id)
    if (now?.inputs?.length !== 0) return now?.inputs
    this.#end(now)
    return undefined
  }

  #refuse(rest: Rest, problem: Problem) {
    // Another tab was a moment earlier, with other pictures perhaps: it is made.
    if (problem.code === 'idempotency-key-reused' && rest.first === undefined) this.#remove(rest)
    else this.#change(rest.id, (each) => (each.first?.key === rest.first?.key ? refused(each, problem) : each))
  }
}
