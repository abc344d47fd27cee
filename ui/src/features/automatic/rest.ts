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
  /** Since when nobody knows whether its first part, or it itself, was made; in ms since 1970. */
  at: z.optional(z.number()),
  /** It follows this one, and waits for its answer. */
  first: z.optional(firstSchema),
  /** Why it, or the first part, was refused for good. */
  fault: z.optional(z.string()),
})

/** What a submission had to do without, because it was still on its way. */
export type Rest = z.infer<typeof schema>
type First = z.infer<typeof firstSchema>

export const readRests = (kept: unknown): readonly Rest[] => z.catch(z.array(schema), []).parse(kept)

/** The pictures keep their place in the body: with other bytes the key of a first part would be refused. */
export const newRest = (first: Submission, files: readonly string[]): Rest => ({ id: uuid(), body: { ...first, inputs: [] }, files: [...files] })

/** What is to follow a submission that is about to be sent under this key. */
export const restBehind = (first: Submission, files: readonly string[], key: string, now: number): Rest => ({ ...newRest(first, files), at: now, first: { key, inputs: first.inputs ?? [] } })

/** The first part as it was sent, byte by byte. */
export const firstOf = ({ body }: Rest, { inputs }: First): Submission => ({ ...body, inputs })

/** Its first part is about to be sent. */
export const asked = (rest: Rest, now: number): Rest => (rest.first === undefined || rest.at !== undefined ? rest : { ...rest, at: now })

/** It is about to be sent, if all of it is there. */
export const decided = (rest: Rest, list: readonly UploadFile[], now: number): Rest => (rest.inputs === undefined && isReady(rest, list) ? { ...rest, inputs: inputsFor(rest, list), at: now } : rest)

/** Its first part was made, in this group. */
export function behindMade(rest: Rest, groupId: string): Rest {
  const { first: _, fault: __, at: ___, ...known } = rest
  return { ...known, body: { ...rest.body, groupId, groupName: null } }
}

/** The page that sent its first part is gone. */
export const leftAlone = (rest: Rest): Rest => (rest.first === undefined || rest.first.isLeft === true ? rest : { ...rest, first: { ...rest.first, isLeft: true } })

/** Whether its first part may be made already, or any moment. */
export const isUnanswered = ({ first, fault }: Rest): boolean => first !== undefined && fault === undefined

/** Whether somebody has to ask what became of its first part. */
export const isToBeAsked = (rest: Rest): boolean => isUnanswered(rest) && rest.first?.isLeft === true

/** A server keeps its answers for a week at least. Nobody who comes back later than this wants it to begin, and pay for it, right then. */
const LONGEST_UNKNOWN_MS = 86_400_000

/**
 * Whether it was sent so long ago that the server may have forgotten it, and would make it a second time. One that is still to come was
 * sent before the clock was set back, and one that was decided without its time by an older version of this page: nobody knows when.
 */
export const isTooOld = ({ at, inputs }: Rest, now: number): boolean => (at === undefined ? inputs !== undefined : Math.abs(now - at) > LONGEST_UNKNOWN_MS)

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
function inputsFor({ files }: Rest, list: readonly UploadFile[]): InputRef[] {
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

/** It, or its first part, was refused. Where nothing can have been accepted under its key, it may be decided anew under the same. */
export function refused(rest: Rest, problem: Problem): Rest {
  const { inputs: _, at: __, ...undecided } = rest
  return { ...(problem.isFinal ? undecided : rest), fault: problem.message }
}

/** To be tried once more. */
export function again(rest: Rest): Rest {
  const { fault: _, ...good } = rest
  return good
}
