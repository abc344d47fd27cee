import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useUserId } from '@/api/use-user-id'
import { toast } from '@/components/toasts'
import { counted } from '@/format/count'
import { rememberJob } from '@/job-parts/remember-job'
import type { UploadList } from '@/upload/upload-list'
import { Rests } from './rests'

/** They wait on while their page is not shown. */
const known = new Map<string, Rests>()

/** What follows by itself, of whoever is signed in. */
export function useRests({ uploader }: UploadList): Rests {
  const client = useQueryClient()
  const userId = useUserId()
  return useMemo(() => {
    const rests =
      known.get(userId) ??
      new Rests(userId, uploader, {
        onFirst: (job) => {
          toast(`${counted(job.items.total, 'image')} on their way in ${job.groupName}`)
          rememberJob(client, job)
        },
        onUnknown: () =>
          toast('What was sent more than a day ago was never answered. What the queue and the jobs do not show is not made, nor does anything follow it.', { isFailure: true }),
        onMade: (job) => {
          toast(`The last pictures have arrived: ${counted(job.items.total, 'more image')} in ${job.groupName}`)
          rememberJob(client, job)
        },
        onOver: () => toast('Nothing more follows: none of the pictures that were still to come is left.'),
      })
    known.set(userId, rests)
    return rests
  }, [client, uploader, userId])
}
