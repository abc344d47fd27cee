import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useOpenInAddress } from '@/output-parts/use-open-in-address'
import { DropArea } from '@/upload-parts/DropArea'
import { patiently } from '@/components/patiently'
import { Composer } from './Composer'
import { Sets } from './Sets'
import { useSemi } from './use-semi'
import { useSetActions } from './use-set-actions'

const SetLightbox = lazy(patiently(() => import('./SetLightbox').then((module) => ({ default: module.SetLightbox }))))
const AgainDialog = lazy(patiently(() => import('./AgainDialog').then((module) => ({ default: module.AgainDialog }))))

const route = getRouteApi('/frame/semi-automatic')

/** References with a prompt each, and below the sets that came of them: one looks, picks, and goes on from there. */
export function SemiAutomaticPage() {
  const page = useSemi()
  const { list, actions } = page
  const { item } = route.useSearch()
  const navigate = route.useNavigate()
  const [openId, onOpen] = useOpenInAddress(item, (next, replace) => void navigate({ search: next === undefined ? {} : { item: next }, replace, resetScroll: false }))
  const sets = useSetActions(list, actions.addReferences, onOpen)
  return (
    <DropArea list={list} claim={actions.addReferences} takesPaste className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Semi-Automatic</h1>
      <Composer {...page} />
      <Sets {...sets.actions} />
      <Suspense>{openId !== undefined && <SetLightbox itemId={openId} onOpen={onOpen} onUse={sets.actions.onUse} />}</Suspense>
      <Suspense>{sets.repeated !== undefined && <AgainDialog {...sets.repeated} onClose={sets.close} />}</Suspense>
    </DropArea>
  )
}
