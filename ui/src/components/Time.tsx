import { useEffect, useState } from 'react'
import { exactTime, relativeTime } from '@/format/time'

/** When something happened: relative up to a day, exact on hover; it stays true while it is looked at. */
export function Time({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
