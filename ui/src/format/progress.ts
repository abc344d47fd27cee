import type { ItemCounts, JobView } from '@/api/types'
import { count, counted } from './count'
import { duration } from './duration'
import { money } from './money'

type Figures = Pick<JobView, 'state' | 'paused' | 'cancelRequested' | 'items' | 'recovered' | 'secondsLeft' | 'costUsd'>

/** Images under way: people see what is made and not yet archived as processing. */
export const running = (items: ItemCounts): number => items.processing + items.generated

/** `412 of 1,000 · 23 min left · $6.10` */
export function progressLine(job: Figures): string {
  const parts = [`${count(madeOf(job))} of ${count(job.items.total)}`]
  if (job.paused) parts.push('paused')
  else if (job.secondsLeft != null) parts.push(`${duration(job.secondsLeft)} left`)
  const failed = job.items.failed - job.recovered
  if (failed > 0) parts.push(`${count(failed)} failed`)
  if (job.costUsd > 0) parts.push(money(job.costUsd))
  return parts.join(' · ')
}

/** A job in a sentence: `Making 412 of 1,000`, `Made 986, 14 failed`. */
export function jobSentence({ state, paused, cancelRequested, items, recovered }: Figures): string {
  const ofAll = `${count(madeOf({ items, recovered }))} of ${count(items.total)}`
  switch (state) {
    case 'queued':
      if (cancelRequested) return 'Being cancelled'
      return paused ? `Paused before the first of ${count(items.total)}` : `${counted(items.total, 'image')} waiting`
    case 'processing':
      if (cancelRequested) return `Being cancelled, ${ofAll} made`
      return paused ? `Paused at ${ofAll}` : `Making ${ofAll}`
    case 'completed':
      return made(items, recovered)
    case 'failed':
      return recovered > 0 ? made(items, recovered) : items.total === 1 ? 'It failed' : `All ${count(items.total)} failed`
    case 'cancelled':
      return items.completed === 0 ? 'Cancelled' : `Cancelled after ${ofAll}`
  }
}

/** What a retry has made counts as made: its pictures stand on the tiles that failed. */
const madeOf = ({ items, recovered }: Pick<JobView, 'items' | 'recovered'>): number => items.completed + recovered

function made({ completed, failed }: ItemCounts, recovered: number): string {
  const all = completed + recovered
  if (failed > recovered) return `Made ${count(all)}, ${count(failed - recovered)} failed`
  return recovered > 0 ? `Made ${counted(all, 'image')}, ${count(recovered)} on a second try` : `Made ${counted(all, 'image')}`
}

/** What the window's title says while something runs: `412/1,000 · 23 min`; no time while that of one job is not known, empty when nothing runs. */
export function titleLine(jobs: readonly Figures[]): string {
  const moving = jobs.filter((job) => !job.paused)
  if (moving.length === 0) return ''
  const made = moving.reduce((sum, job) => sum + madeOf(job), 0)
  const total = moving.reduce((sum, { items }) => sum + items.total, 0)
  const longest = Math.max(...moving.map(({ secondsLeft }) => secondsLeft ?? Number.POSITIVE_INFINITY))
  const line = `${count(made)}/${count(total)}`
  return Number.isFinite(longest) ? `${line} · ${duration(longest)}` : line
}
