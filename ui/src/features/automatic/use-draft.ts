import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { sessionQuery } from '@/api/queries/session'
import { Kept } from '@/draft/kept'
import { useStore } from '@/store'
import { type AutomaticDraft, readDraft } from './automatic-draft'

/** What is typed, kept for whoever is signed in; each change is a part of it. */
export function useDraft(): [AutomaticDraft, (change: Partial<AutomaticDraft>) => void] {
  const userId = useQueryClient().getQueryData(sessionQuery().queryKey)?.userId ?? ''
  const kept = useMemo(() => new Kept(`lightmill-automatic-${userId}`, readDraft), [userId])
  const change = useCallback((part: Partial<AutomaticDraft>) => kept.set({ ...kept.get(), ...part }), [kept])
  return [useStore(kept), change]
}
