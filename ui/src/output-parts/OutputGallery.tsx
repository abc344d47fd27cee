import { lazy, type ReactNode, type RefObject, Suspense, useState } from 'react'
import { ErrorPanel } from '@/components/ErrorPanel'
import { patiently } from '@/components/patiently'
import { counted } from '@/format/count'
import { useStore } from '@/store'
import { JustifiedGrid } from './JustifiedGrid'
import { NewsPill } from './NewsPill'
import { rowHeight } from './row-height'
import { SelectionBar } from './SelectionBar'
import { useGallerySelection } from './use-gallery-selection'
import { useOpenOutput } from './use-open-output'
import type { Outputs } from './use-outputs'

const Lightbox = lazy(patiently(() => import('./lightbox/Lightbox').then((module) => ({ default: module.Lightbox }))))

interface OutputGalleryProps {
  list: Outputs
  scroller: RefObject<HTMLElement | null>
  /** What is shown when nothing is there. */
  empty: ReactNode
  /** The picture that the lightbox shows, as the address names it. */
  openId: string | undefined
  onOpen: (itemId: string | undefined) => void
}

/** Outputs as one looks through them: rows of pictures, a selection with its bar, and the lightbox. */
export function OutputGallery({ list, scroller, empty, openId, onOpen }: OutputGalleryProps) {
  const { selection, dispatch, order, selected, mark, selectAll } = useGallerySelection(list)
  const opened = useOpenOutput(openId, list.outputs, order, () => onOpen(undefined))
  const height = useStore(rowHeight)
  const { isPending, total } = list

  const showNews = () => {
    list.showNews()
    scroller.current?.scrollTo({ top: 0 })
  }
  const [startsComparing, setStartsComparing] = useState(false)
  const walk = (itemId: string) => {
    dispatch({ type: 'visit', id: itemId })
    onOpen(itemId)
  }
  const open = (isCompared: boolean) => (itemId: string) => {
    setStartsComparing(isCompared)
    walk(itemId)
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
          onOpen={open(false)}
          onCompare={open(true)}
          onLook={list.lookAt}
          revealed={openId}
        />
      )}
      {list.moreError !== null && <ErrorPanel error={list.moreError} onRetry={list.retry} />}
      <div className="pointer-events-none sticky bottom-4 z-10 flex justify-center empty:hidden">
        <SelectionBar selected={selected} onMark={mark} onOpen={open(false)} onClear={() => dispatch({ type: 'clear' })} />
      </div>
      <Suspense>{opened !== undefined && <Lightbox outputs={list.outputs} total={total} output={opened} startsComparing={startsComparing} onMove={walk} onClose={() => onOpen(undefined)} />}</Suspense>
    </>
  )
}
