import { lazy, Suspense } from 'react'
import { DropArea } from '@/upload-parts/DropArea'
import { Composer } from './Composer'
import { Results } from './Results'
import { useSemi } from './use-semi'
import { useSetActions } from './use-set-actions'

const AgainDialog = lazy(() => import('./AgainDialog').then((module) => ({ default: module.AgainDialog })))
const ResultDialog = lazy(() => import('./ResultDialog').then((module) => ({ default: module.ResultDialog })))

/** References with a prompt each, and below the sets that came of them: one looks, picks, and goes on from there. */
export function SemiAutomaticPage() {
  const page = useSemi()
  const { list, actions } = page
  const sets = useSetActions(list, actions.addReferences)
  return (
    <DropArea list={list} claim={actions.addReferences} takesPaste className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Semi-Automatic</h1>
      <Composer {...page} />
      <Results {...sets.actions} />
      <Suspense>
        {sets.open?.kind === 'image' && <ResultDialog item={sets.open.item} onUse={sets.actions.onUse} onClose={sets.close} />}
        {sets.open?.kind === 'again' && <AgainDialog job={sets.open.job} items={sets.open.items} onClose={sets.close} />}
      </Suspense>
    </DropArea>
  )
}
