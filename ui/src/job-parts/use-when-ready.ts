import { useEffect, useEffectEvent, useState } from 'react'
import { toast } from '@/components/toasts'
import * as waitedAtEnd from './waited-at-end'

interface WhenReady {
  /** It was asked for, and comes by itself. */
  isWaiting: boolean
  /** Now, or as soon as all that it needs is there. */
  run: (isAhead: boolean) => void
}

/** It stays until it is closed, so that it is there when one comes back. */
const sayNothingIsMade = (when: string) => toast(`Nothing is made yet: not all was there when ${when}. Press Make once more.`, { isFailure: true })

/**
 * A press that comes before a picture is there, or before anybody knows the engines, is not lost. Whoever leaves the page meanwhile, or
 * loads it anew, is told that nothing is made: what costs money is not begun when they come back for something else.
 */
export function useWhenReady(isReady: boolean, run: (isAhead: boolean) => void): WhenReady {
  const [wanted, setWanted] = useState<boolean>()
  const runNow = useEffectEvent(run)
  useEffect(() => {
    if (wanted === undefined || !isReady) return
    // oxlint-disable-next-line react/set-state-in-effect -- What it waited for, which is outside of React, has just come.
    setWanted(undefined)
    runNow(wanted)
  }, [wanted, isReady])
  useTellOnLeave(wanted !== undefined)
  useTellAfterReload(wanted !== undefined)
  return { isWaiting: wanted !== undefined, run: isReady ? run : setWanted }
}

function useTellOnLeave(isWaiting: boolean) {
  const leave = useEffectEvent(() => {
    if (isWaiting) sayNothingIsMade('you left')
  })
  useEffect(() => () => leave(), [])
}

/** The same for whoever loads the page anew, or comes back to it in the same tab. */
function useTellAfterReload(isWaiting: boolean) {
  useEffect(() => {
    if (waitedAtEnd.take()) sayNothingIsMade('the page was loaded anew')
  }, [])
  useEffect(() => {
    if (!isWaiting) return undefined
    addEventListener('pagehide', waitedAtEnd.note)
    return () => {
      removeEventListener('pagehide', waitedAtEnd.note)
      // A page that was left may have come back as it was: then what is noted was made, or told of, here.
      waitedAtEnd.take()
    }
  }, [isWaiting])
}
