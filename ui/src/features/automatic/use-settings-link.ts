import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import { submissionQuery } from '@/api/queries/submission'
import { toast, toastProblem } from '@/components/toasts'
import { storedFile, type UploadFile } from '@/upload/file'
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
      const submission = inputs === true ? await client.fetchQuery(submissionQuery(jobId)) : undefined
      change(draftOf(job, seed))
      const pictures = submission?.inputs?.map(({ sha256, name }) => storedFile(sha256, name ?? undefined))
      const takeBack = pictures && replacePictures(list, pictures)
      const undo = () => {
        change(before)
        takeBack?.()
      }
      toast(`The settings of “${job.name}” are in the form`, { action: { label: 'Undo', onAction: undo } })
    } catch (thrown) {
      toastProblem(thrown)
    }
  })
  useEffect(() => {
    if (settings !== undefined) void fill(settings)
  }, [settings])
}

/** A job is made of its own pictures alone; those that were on the list come back with the undo. */
function replacePictures(list: UploadList, pictures: readonly UploadFile[]): () => void {
  const bringBack = list.clear()
  list.uploader.addStored(pictures)
  return () => {
    list.uploader.remove(new Set(pictures.map(({ id }) => id)))
    bringBack()
  }
}
