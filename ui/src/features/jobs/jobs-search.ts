import type { JobsFilter } from '@/api/queries/jobs'
import type { JobState, Mode } from '@/api/types'

export const JOB_STATES = ['queued', 'processing', 'completed', 'failed', 'cancelled'] as const satisfies readonly JobState[]
export const MODES = ['automatic', 'semi-automatic'] as const satisfies readonly Mode[]

/** The filters of the list, as they stand in its address; what makes no sense is dropped. */
export function jobsSearch({ status, groupId, mode }: Record<string, unknown>): JobsFilter {
  const state = JOB_STATES.find((each) => each === status)
  const way = MODES.find((each) => each === mode)
  return { ...(state && { status: state }), ...(typeof groupId === 'string' && { groupId }), ...(way && { mode: way }) }
}
