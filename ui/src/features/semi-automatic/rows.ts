import type { JobView } from '@/api/types'
import type { SetOfImages } from './sets'

/** A line of the results: the head of a job, or one of its sets. */
export type Row = { kind: 'job'; key: string; job: JobView } | { kind: 'set'; key: string; job: JobView; set: SetOfImages }

const HEAD = 44
export const CAPTION = 32
export const GAP = 8
/** Below a set, so that one sees where it ends. */
const BELOW = 12

/** All jobs with their sets below them, in the order of the jobs. */
export const rowsOf = (jobs: readonly JobView[], setsOf: (job: JobView) => readonly SetOfImages[]): Row[] =>
  jobs.flatMap((job) => [
    { kind: 'job' as const, key: job.id, job },
    ...setsOf(job).map((set) => ({ kind: 'set' as const, key: `${job.id} ${set.index}`, job, set })),
  ])

/** How many tiles stand side by side. */
export const columnsOf = (width: number): number => (width < 560 ? 2 : 4)

export const tileSize = (width: number): number => (width - GAP * (columnsOf(width) - 1)) / columnsOf(width)

/** A line's height in px, known before anything of it has come. */
export function heightOf(row: Row, width: number): number {
  if (row.kind === 'job') return HEAD
  const lines = Math.ceil((row.set.to - row.set.from) / columnsOf(width))
  return CAPTION + lines * (tileSize(width) + GAP) - GAP + BELOW
}
