import { useUserId } from '@/api/use-user-id'
import { toast } from '@/components/toasts'
import { useTellAfterReload } from './use-tell-after-reload'

const WORDS = 'The page was loaded anew before Lightmill had answered. What the queue and the jobs do not show is not made, nor does anything follow it.'

/**
 * Tells whoever loads the page anew while a submission is on its way that nobody knows what became of it: the browser may have taken it
 * back before it was sent, and what was to follow it went with the page.
 */
export function useTellUnanswered(isPending: boolean): void {
  useTellAfterReload(`unanswered-${useUserId()}`, isPending, () => toast(WORDS, { isFailure: true }))
}
