import * as z from 'zod/mini'
import type { Problem } from '@/api/problem'
import type { Submission } from '@/api/submit'
import type { InputRef } from '@/api/types'
import { uuid } from '@/api/uuid'
import { isUnderWay, type UploadFile } from '@/upload/file'
import { inputsOf } from './automatic-draft'

/** The part in front of it, of which nobody knows yet whether it was made: sent again under its key, it is made once all the same. */
const firstSchema = z.object({
  key: z.string(),
  inputs: z.custom<InputRef[]>(Array.isArray),
  /** When it was sent, in ms since 1970. */
  at: z.number(),
  /** Nobody waits for its answer any more: the page that sent it is gone. Whoever sees it asks. */
  isLeft: z.optional(z.boolean()),
})

const schema = z.object({
  /** Also the key of its submission: however many tabs send it, and however often, it is one job. */
  id: z.string(),
  /** Settings and group of the first part; that one's own group as soon as it is known. */
  body: z.custom<Submission>((body) => typeof body === 'object' && body !== null),
  /** The files that it is to be made of, by their ids; none ever comes to them. */
  files: z.array(z.string()),
  /** What it is made of, once that is decided: one body for one key, whichever tab sends it. */
  inputs: z.optional(z.custom<InputRef[]>(Array.isArray)),
  /** It follows this one, and waits for its answer. */
  first: z.optional(firstSchema),
  /** Why it, or the first part, was refused for good. */
  fault: z.optional(z.string()),
})

/** What a submission had to do without, because it was still on its way. */
export type Rest = z.infer<typeof schema>
type First = z.infer<typeof firstSchema>

export const readRests = (kept: unknown): readonly Rest[] => z.catch(z.array(schema), []).parse(kept)

export function newRest(first: Submission, files: readonly string[]): Rest {
  const { inputs: _, ...body } = first
  return { id: uuid(), body, files: [...files] }
}

/** What is to follow a submission that is about to be sent. */
export const restBehind = (first: Submission, files: readonly string[], now: number): Rest => ({ ...newRest(first, files), first: { key: uuid(), inputs: first.inputs ?? [], at: now } })

/** The first part as it was sent, byte by byte: with other bytes its key would be refused. */
export const firstOf = ({ body }: Rest, { inputs }: First): Submission => ({ ...body, inputs })

/** Its first part was made, in this group. */
export function behindMade(rest: Rest, groupId: string): Rest {
  const { first: _, fault: __, ...known } = rest
  return { ...known, body: { ...rest.body, groupId, groupName: null } }
}

/** The page that sent its first part is gone. */
export const leftAlone = (rest: Rest): Rest => (rest.first === undefined || rest.first.isLeft === true ? rest : { ...rest, first: { ...rest.first, isLeft: true } })

/** Whether somebody has to ask what became of its first part. */
export const isToBeAsked = ({ first, fault }: Rest): boolean => first?.isLeft === true && fault === undefined

/** A server keeps its answers for a week at least. Nobody who comes back later than this wants it to begin, and pay for it, right then. */
const LONGEST_UNKNOWN_MS = 86_400_000

export const isTooOld = ({ first }: Rest, now: number): boolean => first !== undefined && now - first.at > LONGEST_UNKNOWN_MS

/** Whether it is what somebody asks for who asks twice. */
export const isSame = (a: Rest, b: Rest): boolean => a.inputs === undefined && a.first === undefined && JSON.stringify([a.body, a.files]) === JSON.stringify([b.body, b.files])

/** The files that a submission of what is there has to do without, and that come by themselves. */
export const comingIds = (files: readonly UploadFile[]): string[] =>
  files.filter((file) => isUnderWay(file) && !(file.isAway && file.stage.kind !== 'uploaded')).map(({ id }) => id)

/** Its first part was made, and it is decided, or every file of it has got somewhere; none is left, too. One that is not on the list at all is on that of another tab, or will be chosen again. */
export function isReady({ files, inputs, first, fault }: Rest, list: readonly UploadFile[]): boolean {
  if (first !== undefined) return false
  if (fault !== undefined && files.length > 0) return false
  const settled = idsOf(list, (file) => !isUnderWay(file))
  return inputs !== undefined || files.every((id) => settled.has(id))
}

/** The pictures of it that may be used. */
export function inputsFor({ files }: Rest, list: readonly UploadFile[]): InputRef[] {
  const ids = new Set(files)
  return inputsOf(list.filter(({ id }) => ids.has(id)))
}

/** So many pictures it will have, as far as anybody knows. */
export function sizeOf({ files, inputs }: Rest, list: readonly UploadFile[]): number {
  if (inputs !== undefined) return inputs.length
  const lost = idsOf(list, ({ stage }) => stage.kind === 'failed' || stage.kind === 'vanished')
  return files.filter((id) => !lost.has(id)).length
}

/** Without these files; what is decided stays as it is. */
export const without = (rest: Rest, gone: ReadonlySet<string>): Rest =>
  rest.inputs === undefined && rest.files.some((id) => gone.has(id)) ? { ...rest, files: rest.files.filter((id) => !gone.has(id)) } : rest

/** Those of the ids that the list has, and that are not refused. */
export function stillOn(list: readonly UploadFile[], ids: readonly string[]): string[] {
  const here = idsOf(list, ({ stage }) => stage.kind !== 'refused')
  return ids.filter((id) => here.has(id))
}

/** Files that will not come any more: those that were on the list and are not, and those that are not accepted. */
export function goneOf(before: readonly UploadFile[], now: readonly UploadFile[]): ReadonlySet<string> {
  const here = idsOf(now, ({ stage }) => stage.kind !== 'refused')
  return idsOf([...before, ...now], ({ id }) => !here.has(id))
}

const idsOf = (files: readonly UploadFile[], is: (file: UploadFile) => boolean): ReadonlySet<string> => new Set(files.filter(is).map(({ id }) => id))

/** It, or its first part, was refused: it may be decided anew, under the same key, for nothing was accepted under it. */
export function refused(rest: Rest, problem: Problem): Rest {
  const { inputs: _, ...undecided } = rest
  return { ...undecided, fault: problem.message }
}

/** To be tried once more. */
export function again(rest: Rest): Rest {
  const { fault: _, ...good } = rest
  return good
}
