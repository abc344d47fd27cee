import { useEffect, useEffectEvent, useState } from 'react'
import { toast } from '@/components/toasts'
import { useTellAfterReload } from './use-tell-after-reload'

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
 *
 * @param form what tells the form from others, and its user from others of this tab
 */
export function useWhenReady(form: string, isReady: boolean, run: (isAhead: boolean) => void): WhenReady {
  const [wanted, setWanted] = useState<boolean>()
  const runNow = useEffectEvent(run)
  useEffect(() => {
    if (wanted === undefined || !isReady) return
    // oxlint-disable-next-line react/set-state-in-effect -- What it waited for, which is outside of React, has just come.
    setWanted(undefined)
    runNow(wanted)
  }, [wanted, isReady])
  useTellOnLeave(wanted !== undefined)
  useTellAfterReload(form, wanted !== undefined, () => sayNothingIsMade('the page was loaded anew'))
  return { isWaiting: wanted !== undefined, run: isReady ? run : setWanted }
}

function useTellOnLeave(isWaiting: boolean) {
  const leave = useEffectEvent(() => {
    if (isWaiting) sayNothingIsMade('you left')
  })
  useEffect(() => () => leave(), [])
}
