import { present } from '@/present'

export interface AutomaticSearch {
  /** The job whose settings to begin with. */
  settings?: string | undefined
  /** And with this seed. */
  seed?: number | undefined
  /** And with its pictures. */
  inputs?: true | undefined
}

/** `/automatic?settings=JOB&seed=7&inputs=true`; what makes no sense is dropped. */
export function automaticSearch({ settings, seed, inputs }: Record<string, unknown>): AutomaticSearch {
  return present({
    settings: typeof settings === 'string' ? settings : undefined,
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 ? seed : undefined,
    inputs: inputs === true ? inputs : undefined,
  })
}
