import * as z from 'zod/mini'
import type { Submission } from '@/api/submit'
import type { EngineProfile, InputRef } from '@/api/types'
import { uuid } from '@/api/uuid'
import { noSettings, submitted } from '@/engine-form/settings'
import { settingsSchema } from '@/engine-form/settings-schema'
import { groupOf, groupWishSchema } from '@/job-parts/group-wish'
import type { UploadFile } from '@/upload/file'

const PER_SET = 4
const SETS = 1

const referenceSchema = z.object({
  id: z.string(),
  /** Files of the list, in the order in which the engine is shown them. */
  files: z.array(z.string()),
  prompt: z.catch(z.string(), ''),
  negativePrompt: z.catch(z.string(), ''),
  images: z.catch(z.int().check(z.positive()), SETS * PER_SET),
  perSet: z.catch(z.int().check(z.positive()), PER_SET),
})

const schema = z.object({
  prompt: z.catch(z.string(), ''),
  group: groupWishSchema,
  settings: z.catch(settingsSchema, noSettings),
  references: z.catch(z.array(referenceSchema), []),
})

/** A card: one picture or several that are shown to the engine together, and what to make of them. */
export type Reference = z.infer<typeof referenceSchema>
export type SemiDraft = z.infer<typeof schema>

export const readDraft = (kept: unknown): SemiDraft => schema.parse(typeof kept === 'object' && kept !== null ? kept : {})

/** A card for these files, with the numbers of the last one: who makes ten sets of one mostly makes ten of the next. */
export const newReference = (files: string[], like?: Pick<Reference, 'images' | 'perSet'>): Reference => ({
  id: uuid(),
  files,
  prompt: '',
  negativePrompt: '',
  images: like?.images ?? SETS * PER_SET,
  perSet: like?.perSet ?? PER_SET,
})

/** The cards with one of them at another place. */
export function moved(references: readonly Reference[], id: string, to: number): Reference[] {
  const others = references.filter((each) => each.id !== id)
  const one = references.find((each) => each.id === id)
  return one === undefined ? others : others.toSpliced(Math.max(0, to), 0, one)
}

/** The submission that a draft becomes: pictures that are not there yet are left out. */
export function submissionOf(draft: SemiDraft, profile: EngineProfile, files: ReadonlyMap<string, UploadFile>): Submission {
  const text = (prompt: string) => (profile.readsPrompt && prompt.trim() !== '' ? prompt.trim() : undefined)
  const prompt = text(draft.prompt)
  return {
    mode: 'semi-automatic',
    references: draft.references.map((reference) => {
      const [own, negativePrompt] = [text(reference.prompt), text(reference.negativePrompt)]
      return {
        inputs: inputsOf(reference, files),
        images: reference.images,
        perSet: Math.min(reference.perSet, reference.images),
        ...(own !== undefined && { prompt: own }),
        ...(negativePrompt !== undefined && { negativePrompt }),
      }
    }),
    ...groupOf(draft.group),
    ...(prompt !== undefined && { prompt }),
    ...submitted(profile, draft.settings),
  }
}

function inputsOf({ files: ids }: Reference, files: ReadonlyMap<string, UploadFile>): InputRef[] {
  return ids.flatMap((id) => {
    const file = files.get(id)
    return file?.stage.kind === 'stored' ? [{ sha256: file.stage.sha256, name: file.path }] : []
  })
}

/** Images and sets that the cards become. */
export function sumOf(references: readonly Reference[]): { images: number; sets: number } {
  return {
    images: references.reduce((sum, { images }) => sum + images, 0),
    sets: references.reduce((sum, { images, perSet }) => sum + Math.ceil(images / Math.max(1, Math.min(perSet, images))), 0),
  }
}
