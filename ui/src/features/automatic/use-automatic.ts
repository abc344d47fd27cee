import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { enginesQuery } from '@/api/queries/engines'
import { useUserId } from '@/api/use-user-id'
import { toast } from '@/components/toasts'
import { engineOf } from '@/engine-form/settings'
import { counted } from '@/format/count'
import { Faults } from '@/job-parts/faults'
import { useEstimate } from '@/job-parts/use-estimate'
import { useSubmit } from '@/job-parts/use-submit'
import { useWhenReady } from '@/job-parts/use-when-ready'
import { useStore } from '@/store'
import { useUploadList, useUploads } from '@/upload/use-upload-list'
import { inputsOf, submissionOf } from './automatic-draft'
import { isUnanswered } from './rest'
import { useDraft } from './use-draft'
import { useRests } from './use-rests'
import { useSettingsLink } from './use-settings-link'

/**
 * Everything that the page knows and does.
 *
 * Pressing the button while pictures are still on their way makes a job of those that are there at once, and one more job, in the same
 * group and with the same settings, of those that were on their way as soon as the last of them has arrived ({@link Rests}).
 */
export function useAutomatic() {
  const navigate = useNavigate()
  const list = useUploadList('automatic')
  const { files, tally } = useUploads(list)
  const rests = useRests(list)
  const [draft, change] = useDraft()
  useSettingsLink(draft, change, list)
  const engines = useQuery(enginesQuery())
  const engine = engineOf(engines.data ?? [], draft.settings)
  const inputs = useMemo(() => inputsOf(files), [files])
  const body = useMemo(() => engine && submissionOf(draft, engine.profile, inputs), [draft, engine, inputs])
  const there = inputs.length
  const { estimate, isOld, trouble, error, refetch: estimateAgain } = useEstimate(there > 0 ? body : undefined)
  const coming = tally.underWay - tally.away
  const [isTried, setTried] = useState(false)

  const submit = useSubmit(
    (job) => {
      setTried(false)
      const look = () => void navigate({ to: '/jobs/$jobId', params: { jobId: job.id } })
      toast(`${counted(job.items.total, 'image')} on their way in ${job.groupName}`, { action: { label: 'Look', onAction: look } })
    },
    { send: (first) => rests.submit(first), isKept: (first) => rests.keeps(first) },
  )
  // What was wrong a moment ago may be mended by now: only what is known of this very form counts.
  const found = useMemo(() => new Faults(isOld ? undefined : estimate, submit.error), [estimate, isOld, submit.error])
  const refused = useMemo(() => new Faults(undefined, submit.error), [submit.error])
  // Its pictures may be made already: pressed again, they would be made twice.
  const isOut = useStore(rests.waiting).some(isUnanswered)
  const makeNow = (isAhead: boolean) => {
    if (isOut) return
    setTried(true)
    if (body === undefined || (!isOld && estimate !== undefined && estimate.problems.length > 0)) return
    const wanted = isAhead ? { ...body, ahead: true } : body
    if (there === 0) return rests.add(wanted, files)
    rests.leave(wanted, files)
    submit.mutate(wanted)
  }
  const { isWaiting, run: make } = useWhenReady(`automatic-${useUserId()}`, !engines.isPending, makeNow)

  return {
    list,
    files,
    tally,
    rests,
    draft,
    change,
    engines,
    engine,
    there,
    coming,
    estimate,
    isOld,
    estimateTrouble: trouble,
    estimateError: error,
    estimateAgain,
    submit,
    make,
    isBusy: submit.isPending || isWaiting || isOut,
    makeAgain: () => make(submit.variables?.ahead === true),
    /** Nothing is called wrong before somebody has tried: an empty form is no mistake. */
    faults: isTried || draft.prompt !== '' ? found : refused,
    lacksPictures: isTried && there + coming === 0,
  }
}

export type Automatic = ReturnType<typeof useAutomatic>
