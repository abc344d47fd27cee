import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Submission, submitJob } from '@/api/submit'
import type { JobView } from '@/api/types'
import { rememberJob } from './remember-job'
import { useTellUnanswered } from './use-tell-unanswered'

/** Submits jobs; the queue and the lists know them at once. Sent again after nobody answered, it makes no second one. */
export function useSubmit(onAccepted?: (job: JobView, body: Submission) => void) {
  const client = useQueryClient()
  const submit = useMutation({
    mutationFn: submitJob,
    onSuccess: (job, body) => {
      rememberJob(client, job)
      onAccepted?.(job, body)
    },
  })
  useTellUnanswered(submit.isPending)
  return submit
}
