import { lazy, type ReactNode, type RefObject, Suspense, useEffect } from 'react'
import type { OutputsFilter } from '@/api/queries/outputs'
import { ErrorPanel } from '@/components/ErrorPanel'
import { counted } from '@/format/count'
import { useStore } from '@/store'
import { JustifiedGrid } from './JustifiedGrid'
import { NewsPill } from './NewsPill'
import { rowHeight } from './row-height'
import { SelectionBar } from './SelectionBar'
import { useGallerySelection } from './use-gallery-selection'
import { useOpenOutput } from './use-open-output'
import { useOutputs } from './use-outputs'

const Lightbox = lazy(() => import('./lightbox/Lightbox').then((module) => ({ default: module.Lightbox })))

interface OutputGalleryProps {
  /** The same object for as long as it is the same filter. */
  filter: OutputsFilter
  scroller: RefObject<HTMLElement | null>
  /** What is shown when nothing is there. */
  empty: ReactNode
  /** The picture that the lightbox shows, as the address names it. */
  openId: string | undefined
  onOpen: (itemId: string | undefined) => void
  /** How many there are, once it is known. */
  onTotal?: (total: number | undefined) => void
}

/** Outputs as one looks through them: rows of pictures, a selection with its bar, and the lightbox. */
export function OutputGallery({ filter, scroller, empty, openId, onOpen, onTotal }: OutputGalleryProps) {
  const list = useOutputs(filter)
  const { selection, dispatch, order, selected, mark, selectAll } = useGallerySelection(list)
  const open = useOpenOutput(openId, list.outputs, order, () => onOpen(undefined))
  const height = useStore(rowHeight)
  const { isPending, total } = list
  useEffect(() => onTotal?.(isPending ? undefined : total), [onTotal, isPending, total])

  const showNews = () => {
    list.showNews()
    scroller.current?.scrollTo({ top: 0 })
  }
  const walk = (itemId: string) => {
    dispatch({ type: 'visit', id: itemId })
    onOpen(itemId)
  }

  if (list.error !== null) return <ErrorPanel error={list.error} onRetry={list.retry} />
  return (
    <>
      <NewsPill news={list.news} onShow={showNews} />
      {isPending ? (
        <div role="status" aria-label="The pictures are loading" className="animate-late rows-pattern h-[60vh] [--row-gap:6px] [--row-h:180px] [--row-w:240px]" />
      ) : list.outputs.length === 0 ? (
        empty
      ) : (
        <JustifiedGrid
          outputs={list.outputs}
          total={total}
          order={order}
          rowHeight={height}
          scroller={scroller}
          label={counted(total, 'image')}
          selection={selection}
          onSelect={dispatch}
          onSelectAll={() => void selectAll()}
          onOpen={walk}
          onLook={list.lookAt}
          revealed={openId}
        />
      )}
      {list.moreError !== null && <ErrorPanel error={list.moreError} onRetry={list.retry} />}
      <div className="pointer-events-none sticky bottom-4 z-10 flex justify-center empty:hidden">
        <SelectionBar selected={selected} onMark={mark} onOpen={walk} onClear={() => dispatch({ type: 'clear' })} />
      </div>
      <Suspense>{open !== undefined && <Lightbox outputs={list.outputs} total={total} output={open} onMove={walk} onClose={() => onOpen(undefined)} />}</Suspense>
    </>
  )
}
