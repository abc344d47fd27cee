import type { JobView } from '@/api/types'

interface Wish {
  /** The seed of the one picture that somebody liked. */
  seed?: number
  /** The job's pictures, too, not only how they were treated. */
  inputs?: true
}

/** The form that made a job, filled in as it was: what `Link` needs to lead there. */
export function settingsLink({ id, mode }: Pick<JobView, 'id' | 'mode'>, { seed, inputs }: Wish = {}) {
  const search = { settings: id, ...(seed !== undefined && { seed }) }
  return mode === 'automatic'
    ? ({ to: '/automatic', search: { ...search, ...(inputs && { inputs }) } } as const)
    : ({ to: '/semi-automatic', search } as const)
}
