import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { itemDetailQuery } from '@/api/queries/items'
import { jobQuery } from '@/api/queries/jobs'
import type { OutputView } from '@/api/types'
import { toastProblem } from '@/components/toasts'
import { outputOf } from './output-of'
import type { Order } from './selection'

/** The output that a link names: from the list, or asked for by itself when the list does not hold it. One that is not there is said. */
export function useOpenOutput(itemId: string | undefined, outputs: readonly OutputView[], order: Order, onMissing: () => void): OutputView | undefined {
  const listed = outputs[order.placeOf.get(itemId ?? '') ?? -1]
  const { data, error } = useQuery({ ...itemDetailQuery(itemId ?? ''), enabled: itemId !== undefined && listed === undefined })
  const jobId = listed === undefined ? data?.item.jobId : undefined
  const { data: job } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined })
  const sayMissing = useEffectEvent((thrown: Error) => {
    toastProblem(thrown)
    onMissing()
  })
  useEffect(() => {
    if (error !== null) sayMissing(error)
  }, [error])
  if (itemId === undefined) return undefined
  return listed ?? (data !== undefined && data.item.id === itemId && job !== undefined ? outputOf(data.item, job) : undefined)
}
