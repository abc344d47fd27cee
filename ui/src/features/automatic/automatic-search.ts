export interface AutomaticSearch {
  /** The job whose settings to begin with. */
  settings?: string
  /** And with this seed. */
  seed?: number
  /** And with its pictures. */
  inputs?: true
}

/** `/automatic?settings=JOB&seed=7&inputs=true`; what makes no sense is dropped. */
export function automaticSearch({ settings, seed, inputs }: Record<string, unknown>): AutomaticSearch {
  return {
    ...(typeof settings === 'string' && { settings }),
    ...(typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 && { seed }),
    ...(inputs === true && { inputs }),
  }
}
