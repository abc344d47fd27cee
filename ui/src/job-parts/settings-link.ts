import type { ItemView, JobView } from '@/api/types'

interface Wish {
  /** The seed and the set of the one image that somebody liked. */
  image?: Pick<ItemView, 'seed' | 'set'>
  /** The job's pictures, too, not only how they were treated. */
  inputs?: true
}

/** The form that made a job, filled in as it was: what `Link` needs to lead there. */
export function settingsLink({ id, mode }: Pick<JobView, 'id' | 'mode'>, { image, inputs }: Wish = {}) {
  const search = { settings: id, ...(image && { seed: image.seed }) }
  return mode === 'automatic'
    ? ({ to: '/automatic', search: { ...search, ...(inputs && { inputs }) } } as const)
    : ({ to: '/semi-automatic', search: { ...search, ...(image && { set: image.set }) } } as const)
}
