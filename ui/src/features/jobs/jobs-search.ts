import { JOB_STATES, MODES } from '@/api/enums'
import type { JobsFilter } from '@/api/queries/jobs'

/** The filters of the list, as they stand in its address; what makes no sense is dropped. */
export function jobsSearch({ status, groupId, mode }: Record<string, unknown>): JobsFilter {
  const state = JOB_STATES.find((each) => each === status)
  const way = MODES.find((each) => each === mode)
  return { ...(state && { status: state }), ...(typeof groupId === 'string' && { groupId }), ...(way && { mode: way }) }
}
