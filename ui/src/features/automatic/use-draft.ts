import { useCallback, useMemo } from 'react'
import { useUserId } from '@/api/use-user-id'
import { Kept } from '@/draft/kept'
import { useFollowedGroup } from '@/job-parts/use-followed-group'
import { useStore } from '@/store'
import { type AutomaticDraft, readDraft } from './automatic-draft'

/** What is typed, kept for whoever is signed in; each change is a part of it. */
export function useDraft(): [AutomaticDraft, (change: Partial<AutomaticDraft>) => void] {
  const userId = useUserId()
  const kept = useMemo(() => new Kept(`lightmill-automatic-${userId}`, readDraft), [userId])
  const change = useCallback((part: Partial<AutomaticDraft>) => kept.set({ ...kept.get(), ...part }), [kept])
  const draft = useStore(kept)
  useFollowedGroup(draft.group, (group) => change({ group }))
  return [draft, change]
}
