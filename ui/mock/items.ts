import type { components } from '../src/api/schema.d.ts'
import { id } from './ids.ts'

type Schemas = components['schemas']
type Job = Schemas['JobView']
type Item = Schemas['ItemView']

const FAILURES = [
  { code: 'out-of-memory', message: 'The GPU ran out of memory.', advice: 'Try a smaller size.' },
  { code: 'content-blocked', message: 'The engine refused the prompt or the picture.', advice: 'Change the prompt or the picture.' },
] as const

const PRICE = 0.0061
const SECONDS = 2.4

export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

export const isFinal = (state: string) => state === 'completed' || state === 'failed' || state === 'cancelled'

export const change = ({ id: itemId, ordinal, state, error }: Item) => ({ itemId, ordinal, state, code: error?.code ?? null })

export function newItem(job: Job, ordinal: number, [width, height]: readonly [number, number]): Item {
  return {
    id: id(),
    jobId: job.id,
    ordinal,
    set: Math.floor(ordinal / 4),
    variation: (ordinal % 4) + 1,
    seed: FIRST_SEED + ordinal,
    state: 'queued',
    prompt: job.prompt ?? '',
    negativePrompt: null,
    inputs: [{ sha256: original(ordinal), name: `originals/${String(Math.floor(ordinal / 4) + 1).padStart(3, '0')}.jpg` }],
    attempts: 1,
    error: null,
    output: null,
    seconds: null,
    costUsd: null,
    metadata: { model: 'nano-banana-2.1', width, height },
    favourite: false,
    rejected: false,
    retryOf: null,
    retriedBy: null,
    createdAt: job.createdAt,
    finishedAt: null,
  }
}

const FIRST_SEED = 4_011_275_093

/** Four variations have one original. Its picture is made of the first ones' seed. */
const original = (ordinal: number) => (FIRST_SEED + ordinal - (ordinal % 4)).toString(16).padStart(12, '0').padEnd(64, '0')

export function end(item: Item, state: Item['state']) {
  item.state = state
  item.finishedAt = ago(0)
}

export function finish(item: Item, failsEach: number) {
  const fails = failsEach > 0 && item.ordinal % failsEach === failsEach - 1
  end(item, fails ? 'failed' : 'completed')
  if (fails) {
    item.error = FAILURES[item.ordinal % 3 === 0 ? 1 : 0]
    return
  }
  item.seconds = SECONDS
  item.costUsd = PRICE
  item.output = {
    attemptId: id(),
    contentType: 'image/svg+xml',
    bytes: 1_507_328,
    sha256: 'b'.repeat(64),
    width: Number(item.metadata.width),
    height: Number(item.metadata.height),
    url: `/api/items/${item.id}/output`,
    previewUrl: `/api/items/${item.id}/preview`,
  }
}

export function counts(items: readonly Item[]): Schemas['ItemCounts'] {
  const number = (state: Item['state']) => items.filter((item) => item.state === state).length
  return {
    total: items.length,
    queued: number('queued'),
    processing: number('processing'),
    generated: number('generated'),
    completed: number('completed'),
    failed: number('failed'),
    cancelled: number('cancelled'),
  }
}

/** Writes what follows from the items into the job. */
export function settle(job: Job, items: readonly Item[]) {
  job.items = counts(items)
  const { total, queued, completed, failed, cancelled } = job.items
  const ended = completed + failed + cancelled
  job.progress = Math.floor((100 * ended) / total)
  job.seconds = completed * SECONDS
  job.costUsd = completed * PRICE
  if (ended === total) {
    job.state = cancelled > 0 ? 'cancelled' : completed === 0 ? 'failed' : 'completed'
    job.finishedAt = ago(0)
    job.secondsLeft = null
  } else if (queued < total) {
    job.state = 'processing'
    job.startedAt ??= ago(0)
    job.secondsLeft = job.paused ? null : (total - ended) * (SECONDS / 4)
  }
}
