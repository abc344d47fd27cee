import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'
import { type Submission, submitJob } from '@/api/submit'
import type { JobView } from '@/api/types'
import { useStore } from '@/store'
import { quiet } from './quiet'
import { rememberJob } from './remember-job'
import { useTellUnanswered } from './use-tell-unanswered'

interface Way {
  /** Undefined: nobody knows what became of it, and whoever was to send it goes on asking. */
  send: (body: Submission) => Promise<JobView | undefined>
  /** Whether what became of it will be found out even when the page is loaded anew meanwhile. */
  isKept: (body: Submission | undefined) => boolean
}

const straight: Way = { send: submitJob, isKept: () => false }

/**
 * Submits jobs; the queue and the lists know them at once. Sent again after nobody answered, it makes no second one. `wait`: so many
 * seconds the server wants to hear of none, after one was refused.
 */
export function useSubmit(onAccepted?: (job: JobView, body: Submission) => void, { send, isKept }: Way = straight) {
  const client = useQueryClient()
  const submit = useMutation({
    mutationFn: send,
    onSuccess: (job, body) => {
      if (job === undefined) return
      rememberJob(client, job)
      onAccepted?.(job, body)
    },
    onError: (thrown) => {
      const { retryAfterSeconds } = Problem.from(thrown)
      if (retryAfterSeconds !== undefined) quiet.keep(retryAfterSeconds)
    },
  })
  useTellUnanswered(submit.isPending && !isKept(submit.variables))
  return { ...submit, wait: useStore(quiet) }
}
