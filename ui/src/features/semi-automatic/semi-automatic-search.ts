export interface SemiAutomaticSearch {
  /** The job whose references and settings to begin with. */
  settings?: string
  /** Only the reference that this set was made from. */
  set?: number
  /** And with this seed. */
  seed?: number
  /** The image that the lightbox shows. */
  item?: string
}

const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** `/semi-automatic?settings=JOB&set=2`; what makes no sense is dropped. */
export function semiAutomaticSearch({ settings, set, seed, item }: Record<string, unknown>): SemiAutomaticSearch {
  return { ...(typeof settings === 'string' && { settings }), ...(whole(set) && { set }), ...(whole(seed) && { seed }), ...(typeof item === 'string' && { item }) }
}
