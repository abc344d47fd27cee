import type { components } from '../src/api/schema.d.ts'
import { groupBy } from '../src/group-by.ts'
import { Events } from './events.ts'
import { id } from './ids.ts'
import { ago, change, counts, end, finish, isFinal, newItem, settle } from './items.ts'
import { Inputs } from './uploads.ts'
import { firstJobs, type Plan } from './plans.ts'

type Schemas = components['schemas']
type Job = Schemas['JobView']
type Item = Schemas['ItemView']

/** How the items of a job end: each so many-th fails. */
interface Work {
  job: Job
  items: Item[]
  failsEach: number
}

/** A whole Lightmill of pretended work: jobs move when `step` is called, and say so as the real one does. */
export class Mill {
  readonly events = new Events()
  readonly keys: Schemas['Key'][] = [{ id: id(), name: 'first key', prefix: 'lm_9f2k7d1c', createdAt: ago(9 * 24 * 60), revokedAt: null }]
  readonly session: Schemas['Session'] = { userId: id(), userName: 'Ada', role: 'admin', keyId: this.keys[0]?.id ?? '', endsAt: null }
  isSignedIn = true
  readonly inputs = new Inputs()
  readonly #submissions = new Map<string, Schemas['SubmitJob']>()
  /** Previews as a worker makes them, and as slow as over a network, for measuring. */
  readonly hasPngPreviews: boolean
  readonly #works: Work[]
  readonly #items = new Map<string, Item>()

  constructor(plans: readonly Plan[] = firstJobs(), hasPngPreviews = false) {
    this.hasPngPreviews = hasPngPreviews
    this.#works = plans.map((plan) => this.#work(plan))
  }

  get jobs(): Job[] {
    return this.#works.map(({ job }) => job)
  }

  job(jobId: string): Job | undefined {
    return this.#works.find(({ job }) => job.id === jobId)?.job
  }

  items(jobId: string): Item[] | undefined {
    return this.#works.find(({ job }) => job.id === jobId)?.items
  }

  item(itemId: string): Item | undefined {
    return this.#items.get(itemId)
  }

  groups(): Schemas['GroupView'][] {
    const groups = groupBy(this.jobs, ({ groupId }) => groupId)
    return [...groups].map(([groupId, jobs]) => ({
      id: groupId,
      name: jobs[0]?.groupName ?? '',
      jobs: jobs.length,
      items: counts(jobs.flatMap(({ id: jobId }) => this.items(jobId) ?? [])),
      createdAt: jobs[0]?.createdAt ?? ago(0),
    }))
  }

  /** A new job, in front of the others; its work begins with the next step. */
  submit(plan: Plan, body: Schemas['SubmitJob']): Job {
    const work = this.#work(plan)
    const { job } = work
    Object.assign(job, { negativePrompt: body.negativePrompt ?? null, variations: body.variations ?? null, parameters: body.parameters ?? {}, size: body.size ?? null, aspectRatio: body.aspectRatio ?? null, seed: body.seed ?? null })
    this.#submissions.set(job.id, body)
    for (const item of work.items) Object.assign(item, wishOf(body, item.ordinal))
    this.#works.unshift(work)
    this.#count(work)
    return job
  }

  submission(jobId: string): Schemas['SubmitJob'] | undefined {
    const work = this.#works.find(({ job }) => job.id === jobId)
    return work && (this.#submissions.get(jobId) ?? submissionOf(work.job))
  }

  /** Each running job goes on by some items. */
  step(items = 2): void {
    for (const work of this.#works) {
      if (work.job.state !== 'queued' && work.job.state !== 'processing') continue
      if (!work.job.paused && !work.job.cancelRequested) this.#move(work, items)
    }
  }

  /** Says how far what runs is, as workers do each second; of a job that is paused nothing goes on but what had begun. */
  tellProgress(): void {
    const running = this.#works.flatMap(({ job, items }) => items.filter(({ state }) => state === 'processing').map((item, place) => ({ jobId: job.id, itemId: item.id, fraction: fractionOf(place) })))
    if (running.length > 0) this.events.say('items-progressed', { userId: this.session.userId, items: running, at: ago(0) })
  }

  order(jobId: string, order: 'pause' | 'resume' | 'cancel'): Job | undefined {
    const work = this.#works.find(({ job }) => job.id === jobId)
    if (work === undefined) return undefined
    if (order !== 'cancel') work.job.paused = order === 'pause'
    else for (const item of work.items) if (!isFinal(item.state)) end(item, 'cancelled')
    this.#count(work)
    return work.job
  }

  /** A job whose items stand in for these, and are seen on their tiles. */
  retry(jobId: string, failed: readonly Item[], wish: Schemas['RetryItems']): Job | undefined {
    const old = this.job(jobId)
    if (old === undefined) return undefined
    const aspect = [Number(failed[0]?.metadata.width), Number(failed[0]?.metadata.height)] as const
    const { groupId, groupName, mode, engine } = old
    const plan = { groupId, groupName, name: `${old.name} (retry)`, prompt: wish.prompt ?? old.prompt ?? '', mode, engine, total: failed.length, made: 0, failed: 0, running: 0, minutesAgo: 0, aspect }
    const work = this.#work(plan)
    work.job.retryOf = jobId
    for (const [place, item] of failed.entries()) {
      const standIn = work.items[place]
      if (standIn === undefined) continue
      standIn.retryOf = item.id
      // Its state, whenever somebody asks.
      item.retriedBy = Object.defineProperty({ itemId: standIn.id, jobId: work.job.id, state: standIn.state }, 'state', { enumerable: true, get: () => standIn.state })
    }
    this.#works.unshift(work)
    this.#count(work)
    return work.job
  }

  #move(work: Work, number: number) {
    const changed = work.items.filter(({ state }) => state === 'processing').slice(0, number)
    for (const item of changed) finish(item, work.failsEach)
    const begun = work.items.filter(({ state }) => state === 'queued').slice(0, number)
    for (const item of begun) item.state = 'processing'
    this.events.say('items-changed', { jobId: work.job.id, userId: this.session.userId, at: ago(0), items: [...changed, ...begun].map(change) })
    this.#count(work)
  }

  #count({ job, items }: Work) {
    settle(job, items)
    const word = { jobId: job.id, userId: this.session.userId, groupId: job.groupId, state: job.state, counts: job.items, at: ago(0) }
    this.events.say('job-progressed', { ...word, paused: job.paused })
    if (isFinal(job.state)) this.events.say('job-completed', word)
  }

  #work(plan: Plan): Work {
    const job: Job = {
      id: id(),
      groupId: plan.groupId,
      groupName: plan.groupName,
      name: plan.name,
      mode: plan.mode,
      lane: plan.mode === 'automatic' ? 'bulk' : 'interactive',
      state: 'queued',
      paused: plan.paused ?? false,
      cancelRequested: false,
      engine: plan.engine,
      prompt: plan.prompt,
      negativePrompt: null,
      variations: 4,
      parameters: {},
      aspectRatio: null,
      size: null,
      seed: null,
      sets: plan.sets ?? Math.ceil(plan.total / 4),
      items: counts([]),
      progress: 0,
      seconds: 0,
      costUsd: 0,
      secondsLeft: null,
      retryOf: null,
      recovered: 0,
      marksVersion: 0,
      createdAt: ago(plan.minutesAgo),
      startedAt: plan.made + plan.failed > 0 ? ago(plan.minutesAgo - 0.1) : null,
      finishedAt: null,
    }
    const work = { job, items: Array.from({ length: plan.total }, (_, ordinal) => newItem(job, ordinal, plan.aspect)), failsEach: plan.failed > 0 ? Math.floor(plan.total / plan.failed) : 0 }
    const ended = plan.made + plan.failed
    for (const item of work.items.slice(0, ended)) {
      finish(item, work.failsEach)
      // What still runs was made up to now; what has ended took its first minutes.
      const took = ended < plan.total ? plan.minutesAgo : Math.min(plan.minutesAgo, plan.total / 40)
      item.finishedAt = ago(plan.minutesAgo - took * ((item.ordinal + 1) / (ended + 1)))
    }
    for (const item of work.items) this.#items.set(item.id, item)
    for (const item of work.items.slice(ended, ended + plan.running)) item.state = 'processing'
    if (plan.cancelled === true) for (const item of work.items.slice(ended)) end(item, 'cancelled')
    settle(job, work.items)
    if (job.finishedAt !== null) job.finishedAt = ago(Math.max(1, plan.minutesAgo - plan.total / 40))
    return work
  }
}

/** A worker makes one after the other: the first of what it holds is the furthest. */
const fractionOf = (place: number): number => Math.max(0.05, 0.85 - 0.13 * place)

/** What of a submission concerns the item at a place. */
function wishOf({ mode, prompt, negativePrompt, inputs, variations, references, seeds, seed }: Schemas['SubmitJob'], ordinal: number): Partial<Item> {
  const own = seeds?.[ordinal] ?? (seed == null ? Math.floor(Math.random() * 4_294_967_296) : seed + ordinal)
  if (mode === 'automatic') {
    const input = inputs?.[Math.floor(ordinal / (variations ?? 1))]
    return { seed: own, negativePrompt: negativePrompt ?? null, inputs: input === undefined ? [] : [input] }
  }
  let from = 0
  for (const reference of references ?? []) {
    from += reference.images ?? 4
    if (ordinal < from) return { seed: own, inputs: reference.inputs ?? [], prompt: [prompt, reference.prompt].filter(Boolean).join('\n'), negativePrompt: reference.negativePrompt ?? null }
  }
  return { seed: own }
}

/** What a job that was there from the beginning may have been made of. */
function submissionOf({ mode, prompt, engine, items }: Job): Schemas['SubmitJob'] {
  const inputs = [{ sha256: 'a'.repeat(64), name: 'first.png' }]
  return mode === 'automatic'
    ? { mode, prompt, engine, inputs, variations: 4 }
    : { mode, engine, references: [{ inputs, prompt, images: items.total, perSet: 4 }] }
}
