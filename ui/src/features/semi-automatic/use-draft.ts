import { useMemo } from 'react'
import { useUserId } from '@/api/use-user-id'
import { Kept } from '@/draft/kept'
import { useFollowedGroup } from '@/job-parts/use-followed-group'
import { useStore } from '@/store'
import type { UploadList } from '@/upload/upload-list'
import { moved, newReference, readDraft, type Reference, type SemiDraft } from './semi-draft'

/** What is about to be made, and what can be done with it. */
export interface DraftActions {
  change: (change: Partial<SemiDraft>) => void
  changeReference: (id: string, change: Partial<Reference>) => void
  /** A card for each of these files, or for every so many that are shown together. */
  addReferences: (files: string[], together?: number) => void
  /** These files onto a card that is there. */
  addTo: (id: string, files: string[]) => void
  removeFile: (id: string, file: string) => void
  /** What is returned takes it back. */
  remove: (id: string) => () => void
  move: (id: string, to: number) => void
}

/** Kept for whoever is signed in, over reloads and errors. */
export function useDraft({ uploader }: UploadList): [SemiDraft, DraftActions] {
  const userId = useUserId()
  const kept = useMemo(() => new Kept(`lightmill-semi-automatic-${userId}`, readDraft), [userId])
  const actions = useMemo(() => actionsOf(kept, (files) => uploader.remove(files)), [kept, uploader])
  const draft = useStore(kept)
  useFollowedGroup(draft.group, (group) => actions.change({ group }))
  return [draft, actions]
}

export function actionsOf(kept: Pick<Kept<SemiDraft>, 'get' | 'set'>, forget: (files: ReadonlySet<string>) => () => void): DraftActions {
  const change = (change: Partial<SemiDraft>) => kept.set({ ...kept.get(), ...change })
  const changeAll = (to: (references: Reference[]) => Reference[]) => {
    const before = kept.get().references
    const references = to(before)
    change({ references })
    const bringBack = forgetUnused(before, references, forget)
    return () => {
      change({ references: before })
      bringBack()
    }
  }
  const changeReference = (id: string, part: Partial<Reference>) => changeAll((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const filesOf = (id: string) => kept.get().references.find((each) => each.id === id)?.files ?? []
  return {
    change,
    changeReference,
    addReferences: (files, together = 1) => void changeAll((all) => [...all, ...inParts(files, together).map((part) => newReference(part, all.at(-1)))]),
    addTo: (id, files) => changeReference(id, { files: [...new Set([...filesOf(id), ...files])] }),
    removeFile: (id, file) => {
      const files = filesOf(id).filter((each) => each !== file)
      if (files.length === 0) changeAll((all) => all.filter((each) => each.id !== id))
      else changeReference(id, { files })
    },
    remove: (id) => changeAll((all) => all.filter((each) => each.id !== id)),
    move: (id, to) => void changeAll((all) => moved(all, id, to)),
  }
}

const inParts = <T>(all: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size))

/** A picture that lies on no card any more is not kept on the list either. */
export function forgetUnused(before: readonly Reference[], now: readonly Reference[], forget: (files: ReadonlySet<string>) => () => void): () => void {
  const used = new Set(now.flatMap(({ files }) => files))
  const unused = before.flatMap(({ files }) => files).filter((file) => !used.has(file))
  return unused.length === 0 ? () => {} : forget(new Set(unused))
}
