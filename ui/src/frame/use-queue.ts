import { useQuery } from '@tanstack/react-query'
import { activeJobsQuery } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { isFinal } from '@/rules/job-can'

interface Queue {
  /** Running and waiting. */
  active: readonly JobView[]
  running: readonly JobView[]
  /** Begun or not, they wait for somebody's word. */
  paused: readonly JobView[]
  waiting: readonly JobView[]
  /** Nothing is known yet. */
  isPending: boolean
  error: unknown
  refetch: () => void
}

/** Whoever was told to go first began before those that were there before. */
const byBegin = (one: JobView, other: JobView): number => (one.startedAt ?? one.createdAt).localeCompare(other.startedAt ?? other.createdAt)

/** What runs and what waits, as the events tell it. */
export function useQueue(): Queue {
  const { data, isPending, error, refetch } = useQuery(activeJobsQuery())
  const active = (data ?? []).filter(({ state }) => !isFinal(state))
  return {
    active,
    running: active.filter(({ state, paused }) => state === 'processing' && !paused).toSorted(byBegin),
    paused: active.filter(({ paused }) => paused),
    waiting: active.filter(({ state, paused }) => state === 'queued' && !paused),
    isPending,
    error: data === undefined ? error : null,
    refetch: () => void refetch(),
  }
}
