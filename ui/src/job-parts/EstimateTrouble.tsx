import type { Problem } from '@/api/problem'
import { useSecondsLeft } from '@/components/use-seconds-left'
import { duration } from '@/format/duration'

/** Why the sum is not there yet, and when it is asked for again. */
export function EstimateTrouble({ trouble }: { trouble: Problem }) {
  const left = useSecondsLeft(trouble)
  return (
    <p role="status" className="figures text-sm text-ink-2">
      {trouble.sentence} The sum is asked for again by itself{left > 0 ? ` in ${duration(left)}` : ''}.
    </p>
  )
}
