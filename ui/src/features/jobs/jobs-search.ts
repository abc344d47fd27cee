import { JOB_STATES, MODES } from '@/api/enums'
import type { JobsFilter } from '@/api/queries/jobs'
import { uuidIn } from '@/api/uuid'
import { present } from '@/present'

/** The filters of the list, as they stand in its address; what makes no sense is dropped. */
export function jobsSearch({ status, groupId, mode }: Record<string, unknown>): JobsFilter {
  const state = JOB_STATES.find((each) => each === status)
  const way = MODES.find((each) => each === mode)
  return present({ status: state, groupId: uuidIn(groupId), mode: way })
}
