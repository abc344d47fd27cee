import { useEffect } from 'react'
import { useUserId } from '@/api/use-user-id'
import { toast } from '@/components/toasts'
import * as waitedAtEnd from './waited-at-end'

const WORDS = 'The page was loaded anew before Lightmill had answered. What the queue and the jobs do not show is not made, nor does anything follow it.'

/**
 * Tells whoever loads the page anew while a submission is on its way that nobody knows what became of it: the browser may have taken it
 * back before it was sent, and what was to follow it went with the page.
 */
export function useTellUnanswered(isPending: boolean): void {
  const place = `unanswered-${useUserId()}`
  useEffect(() => {
    if (waitedAtEnd.take(place)) toast(WORDS, { isFailure: true })
  }, [place])
  useEffect(() => {
    if (!isPending) return undefined
    const note = () => waitedAtEnd.note(place)
    addEventListener('pagehide', note)
    return () => {
      removeEventListener('pagehide', note)
      // The answer came after all, to a page that the browser had kept.
      waitedAtEnd.take(place)
    }
  }, [isPending, place])
}
