import { useEffect, useState } from 'react'
import { Problem } from '@/api/problem'

/** Counts down to when the server wants to hear from us again, for each error from its beginning. */
export function useSecondsLeft(error: unknown): number {
  const seconds = error instanceof Problem ? (error.retryAfterSeconds ?? 0) : 0
  const [passed, setPassed] = useState({ error, seconds: 0 })
  const left = seconds - (passed.error === error ? passed.seconds : 0)
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => setPassed({ error, seconds: seconds - left + 1 }), 1000)
    return () => clearTimeout(timer)
  }, [error, seconds, left])
  return Math.max(0, left)
}
