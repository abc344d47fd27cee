export interface SemiAutomaticSearch {
  /** The job whose references and settings to begin with. */
  settings?: string
  /** Only this one of its references, by its place. */
  reference?: number
  /** And with this seed. */
  seed?: number
}

const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** `/semi-automatic?settings=JOB&reference=2`; what makes no sense is dropped. */
export function semiAutomaticSearch({ settings, reference, seed }: Record<string, unknown>): SemiAutomaticSearch {
  return { ...(typeof settings === 'string' && { settings }), ...(whole(reference) && { reference }), ...(whole(seed) && { seed }) }
}
