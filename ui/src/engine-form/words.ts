import type { EngineProfile } from '@/api/types'
import { type EngineSettings, fitting } from './settings'

/** The engine and what was chosen of its own, while the fields are folded: `Classic augmentation · Rotation 25 · PNG`. */
export function engineWords(profile: EngineProfile, settings: EngineSettings): string {
  const { parameters } = fitting(profile, settings)
  const changed = profile.parameters.flatMap(({ name, title, default: usual }) => {
    const value = parameters[name]
    return value === undefined || JSON.stringify(value) === JSON.stringify(usual) ? [] : [`${title} ${valueWords(profile, name, value)}`]
  })
  return [profile.title, ...changed].join(' · ')
}

/** `As large as the input · 16:9` */
export function shapeWords(profile: EngineProfile, settings: EngineSettings): string {
  const { size, aspectRatio } = fitting(profile, settings)
  return `${size ?? usualSize(profile)} · ${aspectRatio ?? 'ratio of the picture'}`
}

export const usualSize = (profile: EngineProfile): string => profile.sizes.default ?? 'As large as the picture'

export const seedWords = ({ seed }: EngineSettings): string => (seed === null ? 'Drawn anew for each image' : `Locked at ${seed}`)

/** A parameter's value as people call it. */
export function valueWords(profile: EngineProfile, name: string, value: unknown): string {
  if (name === 'model') return profile.models.find((model) => model.name === value)?.title ?? String(value)
  return Array.isArray(value) ? value.join(', ') : String(value)
}
