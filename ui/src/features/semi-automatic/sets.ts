import type { SubmitJob } from '@/api/types'

/** Images of a job that are shown together. */
export interface SetOfImages {
  /** Its place among the job's sets. */
  index: number
  /** Ordinals of its images: the first one, and the one behind the last. */
  from: number
  to: number
  /** The reference that it is made from; undefined while nobody knows. */
  reference: number | undefined
}

const PER_SET = 4

/** The sets of a job, by what it was made of. */
export function setsOf(submission: Pick<SubmitJob, 'references'>): SetOfImages[] {
  const sets: SetOfImages[] = []
  let from = 0
  for (const [reference, { images, perSet }] of (submission.references ?? []).entries()) {
    const size = perSet ?? PER_SET
    const end = from + (images ?? size)
    for (; from < end; from += size) sets.push({ index: sets.length, from, to: Math.min(from + size, end), reference })
    from = end
  }
  return sets
}

/** The sets of a job of which only numbers are known yet: all alike. */
export function likelySets(items: number, sets: number): SetOfImages[] {
  const size = Math.max(1, Math.ceil(items / Math.max(1, sets)))
  return Array.from({ length: Math.ceil(items / size) }, (_, index) => ({ index, from: index * size, to: Math.min(items, (index + 1) * size), reference: undefined }))
}
