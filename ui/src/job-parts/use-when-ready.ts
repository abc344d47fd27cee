import { useEffect, useEffectEvent, useState } from 'react'

interface WhenReady {
  /** It was asked for, and comes by itself. */
  isWaiting: boolean
  /** Now, or as soon as all that it needs is there. */
  run: (isAhead: boolean) => void
}

/** A press that comes before a picture is there, or before anybody knows the engines, is not lost. */
export function useWhenReady(isReady: boolean, run: (isAhead: boolean) => void): WhenReady {
  const [wanted, setWanted] = useState<boolean>()
  const runNow = useEffectEvent(run)
  useEffect(() => {
    if (wanted === undefined || !isReady) return
    // oxlint-disable-next-line react/set-state-in-effect -- What it waited for, which is outside of React, has just come.
    setWanted(undefined)
    runNow(wanted)
  }, [wanted, isReady])
  return { isWaiting: wanted !== undefined, run: isReady ? run : setWanted }
}
