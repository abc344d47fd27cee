import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import { submissionQuery } from '@/api/queries/submission'
import type { InputRef, JobView, SubmitJob } from '@/api/types'
import { toast, toastProblem } from '@/components/toasts'
import { storedFile, type UploadFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'
import { newReference, type Reference, type SemiDraft } from './semi-draft'
import { setsOf } from './sets'
import { type DraftActions, forgetUnused } from './use-draft'

const route = getRouteApi('/frame/semi-automatic')

/** A link such as `/semi-automatic?settings=JOB` lays the job's cards out once; what was there can be had back. */
export function useSettingsLink(draft: SemiDraft, actions: DraftActions, { uploader }: UploadList): void {
  const { settings, set, seed } = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()

  const fill = useEffectEvent(async (jobId: string) => {
    const before = draft
    // The address is for arriving: a reload later must not take back what was typed since.
    await navigate({ search: {}, replace: true })
    try {
      const [job, submission] = await Promise.all([client.fetchQuery(jobQuery(jobId)), client.fetchQuery(submissionQuery(jobId))])
      const { cards, files } = cardsOf(submission, set)
      uploader.addStored(files)
      actions.change({ ...draftOf(job, submission, seed), references: cards })
      const bringBack = forgetUnused(before.references, cards, (unused) => uploader.remove(unused))
      const undo = () => {
        actions.change(before)
        bringBack()
      }
      toast(`The cards of “${job.name}” are laid out`, { action: { label: 'Undo', onAction: undo } })
    } catch (thrown) {
      toastProblem(thrown)
    }
  })
  useEffect(() => {
    if (settings !== undefined) void fill(settings)
  }, [settings])
}

function draftOf(job: JobView, submission: SubmitJob, seed: number | undefined): Omit<SemiDraft, 'references'> {
  return {
    prompt: submission.prompt ?? '',
    group: { name: job.groupName, id: job.groupId },
    settings: { engine: job.engine, parameters: job.parameters, size: job.size ?? null, aspectRatio: job.aspectRatio ?? null, seed: seed ?? job.seed ?? null },
  }
}

/** The cards that a submission was made of, or the one that a set was made from, and the pictures that lie on them. */
export function cardsOf(submission: Pick<SubmitJob, 'references'>, set?: number): { cards: Reference[]; files: UploadFile[] } {
  const only = set === undefined ? undefined : setsOf(submission)[set]?.reference
  const chosen = (submission.references ?? []).filter((_, place) => only === undefined || place === only)
  const cards = chosen.map((each) => ({
    ...newReference((each.inputs ?? []).map((input) => fileOf(input).id), { images: each.images ?? each.perSet ?? 4, perSet: each.perSet ?? 4 }),
    prompt: each.prompt ?? '',
    negativePrompt: each.negativePrompt ?? '',
  }))
  return { cards, files: chosen.flatMap(({ inputs }) => (inputs ?? []).map(fileOf)) }
}

const fileOf = ({ sha256, name }: InputRef): UploadFile => storedFile(sha256, name ?? undefined)
