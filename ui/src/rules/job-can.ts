import type { JobState, JobView } from '@/api/types'

/** Whether a state never changes again. */
export const isFinal = (state: JobState): boolean => state === 'completed' || state === 'failed' || state === 'cancelled'

type Facts = Pick<JobView, 'state' | 'paused' | 'cancelRequested' | 'items' | 'recovered'>

const isOpen = (job: Facts) => !isFinal(job.state) && !job.cancelRequested

/** What its owner may do with a job as it is; each button asks here, and so does the queue. */
export const jobCan = {
  cancel: isOpen,
  pause: (job: Facts): boolean => isOpen(job) && !job.paused,
  resume: (job: Facts): boolean => isOpen(job) && job.paused,
  /** A ZIP of what is there, while the rest is still being made too; what was made on a second try is in it. */
  download: (job: Facts): boolean => job.items.completed + job.recovered > 0,
} as const
