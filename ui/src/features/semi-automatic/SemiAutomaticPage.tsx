import { usePrefetchInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { jobsQuery, SEMI_AUTOMATIC } from '@/api/queries/jobs'
import { useOpenInAddress } from '@/output-parts/use-open-in-address'
import { DropArea } from '@/upload-parts/DropArea'
import { patiently } from '@/components/patiently'
import { Composer } from './Composer'
import { useSemi } from './use-semi'
import { useSetActions } from './use-set-actions'

/** One types before them: what keeps a long list of them quick comes behind the form, and the list itself meanwhile. */
const Sets = lazy(patiently(() => import('./Sets').then((module) => ({ default: module.Sets }))))
const SetLightbox = lazy(patiently(() => import('./SetLightbox').then((module) => ({ default: module.SetLightbox }))))
const AgainDialog = lazy(patiently(() => import('./AgainDialog').then((module) => ({ default: module.AgainDialog }))))

const route = getRouteApi('/frame/semi-automatic')

/** References with a prompt each, and below the sets that came of them: one looks, picks, and goes on from there. */
export function SemiAutomaticPage() {
  const page = useSemi()
  usePrefetchInfiniteQuery(jobsQuery(SEMI_AUTOMATIC))
  const { list, actions, engine } = page
  const { item } = route.useSearch()
  const navigate = route.useNavigate()
  const [openId, onOpen] = useOpenInAddress(item, (next, replace) => void navigate({ search: next === undefined ? {} : { item: next }, replace, resetScroll: false }))
  const sets = useSetActions(list, (files) => actions.addReferences(files, engine?.profile.inputs.most), onOpen)
  return (
    <DropArea list={list} claim={actions.addReferences} takesPaste className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Semi-Automatic</h1>
      <Composer {...page} />
      <Suspense fallback={<div className="flex-1" />}>
        <Sets {...sets.actions} />
      </Suspense>
      <Suspense>{openId !== undefined && <SetLightbox itemId={openId} onOpen={onOpen} onUse={(output) => sets.actions.onUse([output])} />}</Suspense>
      <Suspense>{sets.repeated !== undefined && <AgainDialog {...sets.repeated} onClose={sets.close} />}</Suspense>
    </DropArea>
  )
}
