import type { components } from '../src/api/schema.d.ts'
import { id } from './ids.ts'

/** A job as it stands when somebody opens the page. */
export interface Plan {
  groupId: string
  groupName: string
  name: string
  prompt: string
  mode: components['schemas']['Mode']
  engine: components['schemas']['Engine']
  total: number
  /** Four in each where it is not said. */
  sets?: number
  made: number
  failed: number
  running: number
  cancelled?: boolean
  paused?: boolean
  minutesAgo: number
  aspect: readonly [number, number]
}

/** What a studio may have on its table: the newest first. */
export function firstJobs(): Plan[] {
  const streets = { groupId: id(), groupName: 'Street scenes' }
  const shoes = { groupId: id(), groupName: 'Autumn catalogue' }
  const characters = { groupId: id(), groupName: 'Characters' }
  return [
    { ...characters, name: 'The lighthouse keeper as a watercolour portrait', prompt: 'the same person as a watercolour portrait', mode: 'semi-automatic', engine: 'gemini', total: 40, made: 0, failed: 0, running: 0, minutesAgo: 1, aspect: [800, 1000] },
    { ...shoes, name: 'On wet cobblestones, shallow depth of field', prompt: 'the shoe on wet cobblestones, shallow depth of field', mode: 'automatic', engine: 'gemini', total: 240, made: 61, failed: 0, running: 4, paused: true, minutesAgo: 26, aspect: [1000, 1000] },
    { ...streets, name: 'The same street in heavy rain at dusk', prompt: 'the same street in heavy rain at dusk', mode: 'automatic', engine: 'gemini', total: 1000, made: 398, failed: 14, running: 8, minutesAgo: 42, aspect: [1200, 800] },
    { ...streets, name: 'The same street under fresh snow', prompt: 'the same street under fresh snow', mode: 'automatic', engine: 'gemini', total: 400, made: 396, failed: 4, running: 0, minutesAgo: 190, aspect: [1200, 800] },
    { ...characters, name: 'The baker, four moods', prompt: 'the baker, four moods', mode: 'semi-automatic', engine: 'gemini', total: 16, made: 16, failed: 0, running: 0, minutesAgo: 60 * 20, aspect: [800, 1000] },
    { ...shoes, name: 'Classic augmentation', prompt: '', mode: 'automatic', engine: 'augment', total: 120, made: 48, failed: 0, running: 0, cancelled: true, minutesAgo: 60 * 27, aspect: [1000, 1000] },
    { ...shoes, name: 'Studio white, 4K', prompt: 'studio white', mode: 'automatic', engine: 'gemini', total: 12, made: 0, failed: 12, running: 0, minutesAgo: 60 * 50, aspect: [1000, 1000] },
  ]
}

/** As many jobs as nobody reads through; the one that was first of all lies below them. */
export function manyJobs(first: Pick<Plan, 'name' | 'groupName'>): Plan[] {
  const usual = { prompt: 'a street', mode: 'automatic', engine: 'gemini', total: 1, made: 1, failed: 0, running: 0, aspect: [1000, 1000] } as const
  const streets = { groupId: id(), groupName: 'Streets' }
  const others = Array.from({ length: 60 }, (_, number) => ({ ...usual, ...streets, name: `Street ${number + 1}`, minutesAgo: 10 + number }))
  return [...others, { ...usual, ...first, groupId: id(), minutesAgo: 100 }]
}

const ASPECTS = [
  [1200, 800],
  [800, 1000],
  [1000, 1000],
  [1600, 900],
  [800, 1200],
] as const

/** This many pictures, all made, for measuring. */
export function manyOutputs(total: number): Plan[] {
  const perJob = 500
  const group = { groupId: id(), groupName: 'Ten thousand' }
  return Array.from({ length: Math.ceil(total / perJob) }, (_, job) => {
    const here = Math.min(perJob, total - job * perJob)
    return { ...group, name: `Part ${job + 1}`, prompt: 'a street in the rain', mode: 'automatic', engine: 'gemini', total: here, made: here, failed: 0, running: 0, minutesAgo: 60 * (job + 1), aspect: ASPECTS[job % ASPECTS.length] ?? ASPECTS[0] }
  })
}
