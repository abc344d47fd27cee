import { useQuery } from '@tanstack/react-query'
import { itemDetailQuery } from '@/api/queries/items'
import type { AttemptView } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Skeleton } from '@/components/Skeleton'
import { StateRing } from '@/components/StateRing'
import { Time } from '@/components/Time'
import { duration } from '@/format/duration'
import { attemptWords } from './attempt-words'

/** Every attempt to make an item: where, when, how long, and how it went. */
export function Attempts({ itemId }: { itemId: string }) {
  const { data, error, refetch } = useQuery(itemDetailQuery(itemId))
  if (data === undefined) return error === null ? <Skeleton className="h-10 w-full" /> : <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data.attempts == null) return <p className="text-sm text-ink-3">How often it was tried is not known now: the dispatcher does not answer.</p>
  if (data.attempts.length === 0) return <p className="text-sm text-ink-3">It was not tried yet.</p>
  return (
    <ol className="flex flex-col gap-2">
      {data.attempts.map((attempt) => (
        <Attempt key={attempt.id} attempt={attempt} />
      ))}
    </ol>
  )
}

const RINGS = { running: 'processing', made: 'completed', failed: 'failed', lost: 'failed', over: 'cancelled' } as const

function Attempt({ attempt }: { attempt: AttemptView }) {
  return (
    <li className="flex items-start gap-2 text-sm">
      <span className="pt-0.5">
        <StateRing state={RINGS[attempt.outcome]} />
      </span>
      <p className="min-w-0">
        {attemptWords(attempt)}
        <span className="figures block text-ink-3">
          {attempt.endpoint} · {duration(attempt.seconds)} · <Time at={attempt.startedAt} />
        </span>
      </p>
    </li>
  )
}
