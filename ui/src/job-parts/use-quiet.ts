import { useEffect, useState } from 'react'

/** Nobody is asked at each key. */
const QUIET_MS = 400
/** While it changes all the time, it is asked this often. */
const LONGEST_MS = 3000

/** The value once nothing has changed it for a moment, and now and then while it goes on changing, as pictures arrive. */
export function useQuiet(value: string): string {
  const [quiet, setQuiet] = useState({ value, at: 0 })
  useEffect(() => {
    if (value === quiet.value) return undefined
    const wait = Date.now() - quiet.at > LONGEST_MS ? 0 : QUIET_MS
    const timer = setTimeout(() => setQuiet({ value, at: Date.now() }), wait)
    return () => clearTimeout(timer)
  }, [value, quiet])
  return quiet.value
}
