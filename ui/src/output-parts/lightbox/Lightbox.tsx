import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { itemDetailQuery } from '@/api/queries/items'
import type { OutputView } from '@/api/types'
import { KeySheet } from '@/components/KeySheet'
import { count } from '@/format/count'
import { Store, useStore } from '@/store'
import { useMarks } from '../use-marks'
import { Compare } from './Compare'
import { type LightboxAction, TOLD_IN_LIGHTBOX } from './keys'
import { Panel } from './Panel'
import { Stage } from './Stage'
import { Toolbar } from './Toolbar'
import { Turn } from './Turn'
import { useLightboxKeys } from './use-lightbox-keys'

interface LightboxProps {
  /** What one walks through, as far as it is loaded. */
  outputs: readonly OutputView[]
  total: number
  output: OutputView
  /** Its place among all, 0 for the first; left out: that among what is loaded. */
  place?: number | undefined
  /** Where the keys to the two ends lead; left out: to the ends of what is loaded. */
  ends?: { first: OutputView | undefined; last: OutputView | undefined }
  onMove: (itemId: string) => void
  onClose: () => void
  /** It opens with the original beside it. */
  startsComparing?: boolean
  /** Further things that can be done with the picture. */
  more?: ReactNode
}

/** Whoever wants the details of one picture wants them of the next one, too. */
const hasPanel = new Store(false)

/** One picture as large as it goes, with everything that can be known of it and done with it. */
export function Lightbox({ outputs, total, output, place: placeOfAll, ends, onMove, onClose, startsComparing = false, more }: LightboxProps) {
  const root = useRef<HTMLDivElement>(null)
  const isPanelOpen = useStore(hasPanel)
  const [isComparing, setComparing] = useState(startsComparing)
  const [isActual, setActual] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const { data } = useQuery(itemDetailQuery(output.itemId))
  const original = data?.item.inputs[0]
  const { mark, undo } = useMarks()
  const place = outputs.findIndex(({ itemId }) => itemId === output.itemId)
  const words = place === -1 ? undefined : `${count((placeOfAll ?? place) + 1)} of ${count(total)}`
  usePrefetch(outputs, place)

  const move = (next: OutputView | undefined) => {
    if (next === undefined || next.itemId === output.itemId) return
    setActual(false)
    onMove(next.itemId)
  }
  const reject = () => {
    const next = outputs[place + 1] ?? outputs[place - 1]
    mark([output], 'rejected')
    if (next === undefined) onClose()
    else onMove(next.itemId)
  }
  const takeBack = () => {
    const back = undo()?.itemIds[0]
    if (back !== undefined) onMove(back)
  }

  const run = (action: LightboxAction) => {
    switch (action) {
      case 'next':
        return move(outputs[place + 1])
      case 'previous':
        return move(outputs[place - 1])
      case 'first':
        return move(ends?.first ?? outputs[0])
      case 'last':
        return move(ends?.last ?? outputs.at(-1))
      case 'favourite':
        return mark([output], 'favourite')
      case 'reject':
        return reject()
      case 'undo':
        return takeBack()
      case 'info':
        return hasPanel.set(!isPanelOpen)
      case 'compare':
        return setComparing(!isComparing)
      case 'actual':
        return setActual(!isActual)
      case 'download':
        return root.current?.querySelector<HTMLAnchorElement>('a[download]')?.click()
      case 'help':
        return setHelping(true)
    }
  }
  useLightboxKeys(root, run)

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="fixed inset-0 z-30"
    >
      <Modal className="size-full">
        <Dialog aria-label={words === undefined ? 'Picture' : `Picture ${words}`} className="size-full bg-ground outline-none">
          <div ref={root} className="flex size-full max-md:flex-col">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Toolbar
                output={output}
                place={words}
                canCompare={original !== undefined}
                isOn={{ info: isPanelOpen, compare: isComparing, actual: isActual }}
                onAction={run}
                onClose={onClose}
                more={more}
              />
              <div className="relative min-h-0 flex-1">
                {isComparing && original !== undefined ? (
                  <Compare key={output.itemId} output={output} original={original} />
                ) : (
                  <Stage output={output} isActual={isActual} onActual={setActual} onSwipe={(step) => move(outputs[place + step])} />
                )}
                <Turn side="left" isDisabled={place <= 0} onPress={() => run('previous')} />
                <Turn side="right" isDisabled={place === -1 || place >= outputs.length - 1} onPress={() => run('next')} />
                {isComparing && data !== undefined && original === undefined && (
                  <p className="absolute inset-x-0 bottom-4 mx-auto w-fit rounded-tile bg-panel px-3 py-1.5 text-sm">It was made from words alone: there is no original.</p>
                )}
              </div>
            </div>
            {isPanelOpen && (
              <aside aria-label="Details" className="shrink-0 overflow-y-auto border-line bg-panel p-4 max-md:max-h-[50dvh] max-md:border-t md:w-88 md:border-l">
                <Panel output={output} />
              </aside>
            )}
          </div>
          <KeySheet told={TOLD_IN_LIGHTBOX} isOpen={isHelping} onClose={() => setHelping(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The neighbours are there before one goes to them. */
function usePrefetch(outputs: readonly OutputView[], place: number) {
  useEffect(() => {
    if (place === -1) return undefined
    const near = [outputs[place + 1], outputs[place - 1]].filter((neighbour) => neighbour !== undefined).map(({ url }) => Object.assign(new Image(), { src: url }))
    return () => {
      // Whoever walks fast waits for none of those that were passed by.
      for (const image of near) image.removeAttribute('src')
    }
  }, [outputs, place])
}
