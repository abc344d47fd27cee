import * as z from 'zod/mini'
import { Problem } from '@/api/problem'
import type { Submission } from '@/api/submit'
import type { GroupView } from '@/api/types'

/** Where a job is to belong: a name as it is typed and, as soon as there is a group of that name, which one, whatever it is called later. */
export interface GroupWish {
  name: string
  id?: string | undefined
}

export const noGroup: GroupWish = { name: '' }

/** Of what was kept; it was a name alone once. */
export const groupWishSchema: z.ZodMiniType<GroupWish> = z.catch(
  z.union([z.object({ name: z.string(), id: z.optional(z.string()) }), z.pipe(z.string(), z.transform((name) => ({ name })))]),
  noGroup,
)

/** What a submission says of it. */
export function groupOf({ name, id }: GroupWish): Pick<Submission, 'groupId' | 'groupName'> {
  if (id !== undefined) return { groupId: id }
  return name.trim() === '' ? {} : { groupName: name.trim() }
}

/** What is known of the group that is wished. */
interface Known {
  /** Those that have what is typed in their names. */
  named?: readonly GroupView[] | undefined
  /** The one that is kept to. */
  chosen?: GroupView | undefined
  /** Why that one is not known. */
  error?: unknown
}

/** The wish after what has become known: the very same when that changes nothing. */
export function followed(wish: GroupWish, { named = [], chosen, error = null }: Known): GroupWish {
  if (wish.id === undefined) {
    const same = named.find((group) => isSameName(group.name, wish.name))
    return same === undefined ? wish : { name: wish.name, id: same.id }
  }
  if (error !== null && Problem.from(error).status === 404) return { name: wish.name }
  // It stays as it is typed: somebody may be in the middle of a longer name.
  return chosen === undefined || isSameName(chosen.name, wish.name) ? wish : { name: chosen.name, id: wish.id }
}

/** Case does not tell names of groups apart. */
export const isSameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
