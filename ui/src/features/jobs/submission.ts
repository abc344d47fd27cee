import type { SubmitJob } from '@/api/types'

/** A submission without the fields that say nothing. */
export const withoutNothing = <T extends object>(body: T): Partial<T> => Object.fromEntries(Object.entries(body).filter(([, value]) => value != null)) as Partial<T>

/** The same job once more, in the same group, and ahead of nothing: that was a wish of its moment. With new seeds, each image is drawn anew. */
export function again(submission: SubmitJob, groupId: string, hasNewSeeds: boolean): SubmitJob {
  const seeds = hasNewSeeds ? { seed: null, seeds: null } : {}
  return withoutNothing({ ...submission, ...seeds, groupId, groupName: null, ahead: null, dryRun: null }) as SubmitJob
}
