import type { JobCompleted } from '@/api/types'

type Listener = (job: JobCompleted) => void

const listeners = new Set<Listener>()

/** Calls when a job ends, until the returned function is called. */
export function onJobEnded(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellJobEnded(job: JobCompleted): void {
  for (const listener of listeners) listener(job)
}
