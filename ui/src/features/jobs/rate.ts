import type { JobView } from '@/api/types'
import { isFinal } from '@/rules/job-can'

/** Below this many a rate is a guess. */
const ENOUGH = 3

/** Images made a minute, from the first claim on, pauses included; undefined while too few are there. */
export function imagesPerMinute(job: Pick<JobView, 'state' | 'paused' | 'items' | 'startedAt' | 'finishedAt'>, now: number = Date.now()): number | undefined {
  if (job.startedAt == null || job.items.completed < ENOUGH || job.paused) return undefined
  const end = isFinal(job.state) && job.finishedAt != null ? Date.parse(job.finishedAt) : now
  const minutes = (end - Date.parse(job.startedAt)) / 60_000
  if (minutes <= 0) return undefined
  const rate = job.items.completed / minutes
  return rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate)
}
