import * as z from 'zod/mini'
import type { Submission } from '@/api/submit'
import type { EngineProfile, InputRef, JobView } from '@/api/types'
import { noSettings, submitted } from '@/engine-form/settings'
import { settingsSchema } from '@/engine-form/settings-schema'
import { groupOf, groupWishSchema } from '@/job-parts/group-wish'
import type { UploadFile } from '@/upload/file'

const schema = z.object({
  prompt: z.catch(z.string(), ''),
  negativePrompt: z.catch(z.string(), ''),
  variations: z.catch(z.int().check(z.positive()), 4),
  group: groupWishSchema,
  settings: z.catch(settingsSchema, noSettings),
})

/** What is typed on the page; the pictures are kept with their list. */
export type AutomaticDraft = z.infer<typeof schema>

/** A draft out of what was kept, field by field. */
export const readDraft = (kept: unknown): AutomaticDraft => schema.parse(typeof kept === 'object' && kept !== null ? kept : {})

/** A draft with the settings of a job. */
export function draftOf(job: JobView, seed: number | undefined): AutomaticDraft {
  const { engine, parameters, size = null, aspectRatio = null } = job
  return {
    prompt: job.prompt ?? '',
    negativePrompt: job.negativePrompt ?? '',
    variations: job.variations ?? 1,
    group: { name: job.groupName, id: job.groupId },
    settings: { engine, parameters, size, aspectRatio, seed: seed ?? job.seed ?? null },
  }
}

/** The submission that a draft becomes, of these pictures. */
export function submissionOf(draft: AutomaticDraft, profile: EngineProfile, inputs: InputRef[]): Submission {
  return {
    mode: 'automatic',
    inputs,
    variations: draft.variations,
    ...groupOf(draft.group),
    ...(profile.readsPrompt && draft.prompt.trim() !== '' && { prompt: draft.prompt.trim() }),
    ...(profile.readsPrompt && draft.negativePrompt.trim() !== '' && { negativePrompt: draft.negativePrompt.trim() }),
    ...submitted(profile, draft.settings),
  }
}

/** The pictures that may be used. The same one twice under one name is one: nobody could tell its outputs apart. */
export function inputsOf(files: readonly UploadFile[]): InputRef[] {
  const inputs = new Map<string, InputRef>()
  for (const { path, stage } of files) if (stage.kind === 'stored') inputs.set(`${stage.sha256} ${path}`, { sha256: stage.sha256, name: path })
  return [...inputs.values()]
}
