import type { JobView } from '@/api/types'
import { counted } from '@/format/count'
import { duration } from '@/format/duration'
import { jobSentence } from '@/format/progress'

/** Something that happened to a job. */
export interface Happening {
  /** Undefined for what is so now, since when nobody has written down. */
  at: string | undefined
  words: string
  /** Another job that it is about. */
  other?: { jobId: string; words: string }
}

/** What happened to a job, the first on top. */
export function timelineOf(job: JobView, retries: readonly JobView[]): Happening[] {
  const happened = [begun(job), ...retries.map(retried), ended(job)].filter((each) => each !== undefined)
  return [submitted(job), ...happened.toSorted(byTime), ...now(job)]
}

function submitted({ createdAt, items, retryOf }: JobView): Happening {
  const words = `Submitted with ${counted(items.total, 'image')}`
  return { at: createdAt, words, ...(retryOf != null && { other: { jobId: retryOf, words: 'which had failed in another job' } }) }
}

function begun({ createdAt, startedAt }: JobView): Happening | undefined {
  if (startedAt == null) return undefined
  const waited = (Date.parse(startedAt) - Date.parse(createdAt)) / 1000
  return { at: startedAt, words: waited < 1 ? 'Begun at once' : `Begun after ${duration(waited)}` }
}

const retried = (retry: JobView): Happening => ({
  at: retry.createdAt,
  words: `${counted(retry.items.total, 'failed image')} tried again`,
  other: { jobId: retry.id, words: jobSentence(retry) },
})

const ended = (job: JobView): Happening | undefined => (job.finishedAt == null ? undefined : { at: job.finishedAt, words: jobSentence(job) })

function now(job: JobView): Happening[] {
  if (job.finishedAt != null) return []
  return job.paused || job.cancelRequested ? [{ at: undefined, words: jobSentence(job) }] : []
}

const byTime = (one: Happening, other: Happening) => Date.parse(one.at ?? '') - Date.parse(other.at ?? '')
