import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import { submissionQuery } from '@/api/queries/submission'
import { Problem } from '@/api/problem'
import { toast } from '@/components/toasts'
import { storedFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'
import { type AutomaticDraft, draftOf } from './automatic-draft'

const route = getRouteApi('/frame/automatic')

/** A link such as `/automatic?settings=JOB` fills the form once; what was in it can be had back. */
export function useSettingsLink(draft: AutomaticDraft, change: (draft: AutomaticDraft) => void, list: UploadList): void {
  const { settings, seed, inputs } = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()

  const fill = useEffectEvent(async (jobId: string) => {
    const before = draft
    // The address is for arriving: a reload later must not take back what was typed since.
    await navigate({ search: {}, replace: true })
    try {
      const job = await client.fetchQuery(jobQuery(jobId))
      change(draftOf(job, seed))
      if (inputs === true) {
        const submission = await client.fetchQuery(submissionQuery(jobId))
        list.uploader.addStored((submission.inputs ?? []).map(({ sha256, name }) => storedFile(sha256, name ?? undefined)))
      }
      toast(`The settings of “${job.name}” are in the form`, { action: { label: 'Undo', onAction: () => change(before) } })
    } catch (thrown) {
      toast(Problem.from(thrown).message, { isFailure: true })
    }
  })
  useEffect(() => {
    if (settings !== undefined) void fill(settings)
  }, [settings])
}
