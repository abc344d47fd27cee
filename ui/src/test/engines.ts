import type { Engine, EngineProfile } from '@/api/types'
import catalogue from '../../../contracts/src/main/resources/catalogue/engines.json' with { type: 'json' }

/** An engine as the catalogue has it. */
export function anEngine(name: Engine): EngineProfile {
  const profile = catalogue.find((each) => each.name === name)
  if (profile === undefined) throw new Error(`The catalogue has no engine ${name}.`)
  return profile as unknown as EngineProfile
}
