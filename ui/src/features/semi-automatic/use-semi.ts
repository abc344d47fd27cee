import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { enginesQuery } from '@/api/queries/engines'
import { limitsQuery } from '@/api/queries/system'
import { useUserId } from '@/api/use-user-id'
import { engineOf } from '@/engine-form/settings'
import { Faults } from '@/job-parts/faults'
import { useEstimate } from '@/job-parts/use-estimate'
import { useSubmit } from '@/job-parts/use-submit'
import { useWhenReady } from '@/job-parts/use-when-ready'
import { isUnderWay, type UploadFile } from '@/upload/file'
import { useUploadList, useUploads } from '@/upload/use-upload-list'
import { submissionOf } from './semi-draft'
import { useDraft } from './use-draft'
import { useSettingsLink } from './use-settings-link'

/**
 * Everything that the page knows and does. Pictures of cards are few: pressing the button while one is still on its way waits for it.
 */
export function useSemi() {
  const list = useUploadList('semi-automatic')
  const { files, tally } = useUploads(list)
  const byId = useMemo(() => new Map(files.map((file) => [file.id, file])), [files])
  const [draft, actions] = useDraft(list)
  useSettingsLink(draft, actions, list)
  const engines = useQuery(enginesQuery())
  const { data: limits } = useQuery(limitsQuery())
  const engine = engineOf(engines.data ?? [], draft.settings)
  const body = useMemo(() => engine && submissionOf(draft, engine.profile, byId), [draft, engine, byId])
  const isThere = draft.references.length > 0 && draft.references.every(({ files: ids }) => ids.every((id) => isStored(byId.get(id))))
  const isComing = draft.references.some(({ files: ids }) => ids.some((id) => isComingFile(byId.get(id))))
  const { estimate, isOld, trouble, error, refetch: estimateAgain } = useEstimate(isThere ? body : undefined)
  const [isTried, setTried] = useState(false)

  const submit = useSubmit(() => setTried(false))
  // What was wrong a moment ago may be mended by now: only what is known of this very form counts.
  const found = new Faults(isOld ? undefined : estimate, submit.error)
  const makeNow = (isAhead: boolean) => {
    setTried(true)
    if (body !== undefined && isThere && (isOld || estimate === undefined || estimate.problems.length === 0)) submit.mutate(isAhead ? { ...body, ahead: true } : body)
  }
  const { isWaiting, run: make } = useWhenReady(`semi-automatic-${useUserId()}`, !engines.isPending && (isThere || !isComing), makeNow)

  return {
    list,
    tally,
    byId,
    draft,
    actions,
    engines,
    engine,
    limits: limits?.jobs,
    estimate,
    isOld,
    estimateTrouble: trouble,
    estimateError: error,
    estimateAgain,
    submit,
    make,
    makeAgain: () => make(submit.variables?.ahead === true),
    /** The button was pressed before the last picture was there. */
    isWaiting: isWaiting && isComing,
    /** Nothing is called wrong before somebody has tried: an empty form is no mistake. */
    faults: isTried ? found : new Faults(undefined, submit.error),
    lacksReferences: isTried && draft.references.length === 0,
    /** Places of the references whose pictures are not there and are not coming either. */
    unusable: isTried && !isComing ? places(draft.references, ({ files: ids }) => !ids.every((id) => isStored(byId.get(id)))) : [],
  }
}

const isStored = (file: UploadFile | undefined) => file?.stage.kind === 'stored'

const places = <T>(all: readonly T[], is: (each: T) => boolean): number[] => all.flatMap((each, place) => (is(each) ? [place] : []))

const isComingFile = (file: UploadFile | undefined) => file !== undefined && isUnderWay(file) && !file.isAway

export type Semi = ReturnType<typeof useSemi>
