import type { Engine, EngineParameter, EngineProfile, EngineView } from '@/api/types'

/** What a submission may ask of an engine, as somebody chose it; what is left out is the engine's affair. */
export interface EngineSettings {
  /** Null: the first that is available. */
  engine: Engine | null
  parameters: Readonly<Record<string, unknown>>
  size: string | null
  aspectRatio: string | null
  /** Null: drawn anew each time. */
  seed: number | null
}

export const noSettings: EngineSettings = { engine: null, parameters: {}, size: null, aspectRatio: null, seed: null }

/** The engine that is meant; undefined while nobody serves any. */
export function engineOf(engines: readonly EngineView[], settings: Pick<EngineSettings, 'engine'>): EngineView | undefined {
  return engines.find(({ profile }) => profile.name === settings.engine) ?? engines.find(({ available }) => available) ?? engines[0]
}

/** The model that is chosen, where there is a choice. */
function modelOf(profile: EngineProfile, { parameters }: Pick<EngineSettings, 'parameters'>) {
  const name = parameters.model ?? profile.parameters.find((parameter) => parameter.name === 'model')?.default
  return profile.models.find((model) => model.name === name)
}

/** What a parameter's value may be among, with the model that is chosen. */
export function choicesOf(profile: EngineProfile, parameter: EngineParameter, settings: EngineSettings): readonly string[] {
  const all = parameter.choices ?? []
  const narrowed = modelOf(profile, settings)?.choices[parameter.name]
  return narrowed === undefined ? all : all.filter((choice) => narrowed.includes(choice))
}

export function sizesOf(profile: EngineProfile, settings: EngineSettings): readonly string[] {
  return modelOf(profile, settings)?.sizes ?? profile.sizes.choices
}

export function ratiosOf(profile: EngineProfile, settings: EngineSettings): readonly string[] {
  return modelOf(profile, settings)?.aspectRatios ?? profile.aspectRatios.choices
}

/** The parameters that can be set with the model that is chosen. */
export function parametersOf(profile: EngineProfile, settings: EngineSettings): readonly EngineParameter[] {
  return profile.parameters.filter((parameter) => parameter.choices == null || choicesOf(profile, parameter, settings).length > 0)
}

/** The settings without what this engine or its model does not take, so that changing an engine loses nothing that was typed for another. */
export function fitting(profile: EngineProfile, settings: EngineSettings): EngineSettings {
  const takes = parametersOf(profile, settings)
  const parameters = Object.entries(settings.parameters).filter(([name, value]) => {
    const parameter = takes.find((each) => each.name === name)
    return parameter !== undefined && fits(parameter, choicesOf(profile, parameter, settings), value)
  })
  const { size, aspectRatio } = settings
  return {
    engine: profile.name,
    parameters: Object.fromEntries(parameters),
    size: size !== null && (sizesOf(profile, settings).includes(size) || profile.sizes.anySideUpTo != null) ? size : null,
    aspectRatio: aspectRatio !== null && (ratiosOf(profile, settings).includes(aspectRatio) || profile.aspectRatios.anyUpTo != null) ? aspectRatio : null,
    seed: settings.seed,
  }
}

function fits(parameter: EngineParameter, choices: readonly string[], value: unknown): boolean {
  switch (parameter.type) {
    case 'number':
    case 'whole':
      return typeof value === 'number' && value >= (parameter.min ?? -Infinity) && value <= (parameter.max ?? Infinity)
    case 'choice':
      return typeof value === 'string' && choices.includes(value)
    case 'choices':
      return Array.isArray(value) && value.length > 0 && value.every((each) => choices.includes(String(each)))
  }
}

/** The settings with another value of a parameter; undefined: the engine's own. */
export function withParameter(settings: EngineSettings, name: string, value: unknown): EngineSettings {
  const { [name]: _, ...others } = settings.parameters
  return { ...settings, parameters: value === undefined ? others : { ...others, [name]: value } }
}

/** The fields of a submission that they become. */
export function submitted(profile: EngineProfile, settings: EngineSettings) {
  const { engine, parameters, size, aspectRatio, seed } = fitting(profile, settings)
  return {
    ...(engine !== null && { engine }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(size !== null && { size }),
    ...(aspectRatio !== null && { aspectRatio }),
    ...(seed !== null && { seed }),
  }
}
