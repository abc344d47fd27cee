import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Problem } from '@/api/problem'
import { type Estimate, estimateJob, type Submission } from '@/api/submit'
import { useQuiet } from './use-quiet'

interface Known {
  /** Of what was there a moment ago, until the next answer comes. */
  estimate: Estimate | undefined
  /** It is about something older than what is shown. */
  isOld: boolean
  /** Lightmill is too busy to answer; it is asked again by itself. */
  trouble: Problem | undefined
  error: unknown
  refetch: () => void
}

/** What a submission would make, cost and take, kept true while it is typed; undefined: there is nothing to ask about. */
export function useEstimate(body: Submission | undefined): Known {
  const now = useMemo(() => (body === undefined ? '' : JSON.stringify(body)), [body])
  const asked = useQuiet(now)
  const { data, error, failureReason, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['estimate', asked],
    queryFn: ({ signal }) => estimateJob(JSON.parse(asked) as Submission, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Budgets and prices move slowly; a body of thousands of pictures is not worth keeping for long.
    staleTime: 30_000,
    gcTime: 10_000,
  })
  const again = () => void refetch()
  if (body === undefined) return { estimate: undefined, isOld: false, trouble: undefined, error: null, refetch: again }
  return { estimate: data, isOld: isPlaceholderData || asked !== now, trouble: isFetching ? busy(failureReason) : undefined, error, refetch: again }
}

const busy = (thrown: unknown): Problem | undefined => (thrown instanceof Problem && thrown.status === 429 ? thrown : undefined)
