import { present } from '@/present'

export interface SemiAutomaticSearch {
  /** The job whose references and settings to begin with. */
  settings?: string | undefined
  /** Only the reference that this set was made from. */
  set?: number | undefined
  /** And with this seed. */
  seed?: number | undefined
  /** The image that the lightbox shows. */
  item?: string | undefined
}

const whole = (said: unknown) => (typeof said === 'number' && Number.isSafeInteger(said) && said >= 0 ? said : undefined)

/** `/semi-automatic?settings=JOB&set=2`; what makes no sense is dropped. */
export function semiAutomaticSearch({ settings, set, seed, item }: Record<string, unknown>): SemiAutomaticSearch {
  return present({ settings: typeof settings === 'string' ? settings : undefined, set: whole(set), seed: whole(seed), item: typeof item === 'string' ? item : undefined })
}
