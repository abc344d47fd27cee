import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelJob, jobKeys, pauseJob, resumeJob } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { toastProblem } from '@/components/toasts'

const ORDERS = { pause: pauseJob, resume: resumeJob, cancel: cancelJob } as const

export type JobOrder = keyof typeof ORDERS

/** Pauses, resumes and cancels a job, wherever it is shown. What did not work is said; it is shown as it is. */
export function useJobOrders(job: Pick<JobView, 'id'>) {
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (order: JobOrder) => ORDERS[order](job.id),
    onSuccess: (now) => client.setQueryData(jobKeys.one(job.id), now),
    onError: toastProblem,
    onSettled: () => client.invalidateQueries({ queryKey: jobKeys.all }),
  })
  return { order: mutate, isPending }
}
