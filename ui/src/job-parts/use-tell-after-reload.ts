import { useEffect, useEffectEvent } from 'react'
import * as waitedAtEnd from './waited-at-end'

/**
 * Tells whoever loads the page anew, or comes back to it in the same tab, that something still waited when it ended.
 *
 * @param place what tells it from others, and its user from others of this tab
 */
export function useTellAfterReload(place: string, isWaiting: boolean, tell: () => void): void {
  const tellNow = useEffectEvent(tell)
  useEffect(() => {
    if (waitedAtEnd.take(place)) tellNow()
  }, [place])
  useEffect(() => {
    if (!isWaiting) return undefined
    const note = () => waitedAtEnd.note(place)
    addEventListener('pagehide', note)
    return () => {
      removeEventListener('pagehide', note)
      // A page that was left may have come back as it was: then what is noted came to be, or was told of, here.
      waitedAtEnd.take(place)
    }
  }, [place, isWaiting])
}
