import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { OutputView } from '@/api/types'
import { justify, type Layout, type Row, rowAt, rowOf, tileAspect, verticalNeighbour } from './justify'
import { gridAction, type Step } from './grid-keys'
import { OutputTile, tileId } from './OutputTile'
import type { Order, Selection, SelectionAction } from './selection'
import { useKeptPlace } from './use-kept-place'
import { usePress } from './use-press'
import { useView } from './use-view'

interface JustifiedGridProps {
  outputs: readonly OutputView[]
  /** Of all, also of those that are not loaded yet. */
  total: number
  order: Order
  rowHeight: number
  scroller: RefObject<HTMLElement | null>
  label: string
  selection: Selection
  onSelect: (action: SelectionAction) => void
  /** Everything is wanted, also what is not loaded yet. */
  onSelectAll: () => void
  onOpen: (itemId: string) => void
  /** Opened with the original beside it. */
  onCompare: (itemId: string) => void
  /** The last place that is seen. */
  onLook: (place: number) => void
  /** This one is scrolled to whenever it is another one. */
  revealed: string | undefined
}

const GAP = 6
/** So many rows beyond what is seen, that a fast wheel shows none missing. */
const OVERSCAN = 8

/** All pictures in rows of the same width, of which only those near the view exist. */
export function JustifiedGrid({ outputs, total, order, rowHeight, scroller, label, selection, onSelect, onSelectAll, onOpen, onCompare, onLook, revealed }: JustifiedGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const view = useView(grid, scroller)
  const aspects = useMemo(() => outputs.map(tileAspect), [outputs])
  const layout = useMemo(() => justify(aspects, total, { width: view.width, rowHeight, gap: GAP }), [aspects, total, view.width, rowHeight])
  useKeptPlace(layout, view, rowHeight, scroller)
  const press = usePress({ selection, order, onSelect, onOpen, onCompare })
  const shown = nearRows(layout, view)

  // Below what is loaded there may be nothing but the pattern: then the place that is seen is about this one.
  const lastSeen = layout.height === 0 ? 0 : Math.ceil((view.to / layout.height) * total)
  useEffect(() => onLook(Math.min(total, lastSeen)), [onLook, lastSeen, total])

  const revealNow = useEffectEvent((itemId: string) => reveal(layout, order.placeOf.get(itemId) ?? -1, view.top, scroller.current))
  useEffect(() => {
    if (revealed !== undefined) revealNow(revealed)
  }, [revealed])

  const goTo = (place: number, manner: 'alone' | 'range' | 'visit') => {
    const id = order.ids[place]
    if (id === undefined) return
    onSelect(manner === 'visit' ? { type: 'visit', id } : { type: 'reach', id, manner, order })
    reveal(layout, place, view.top, scroller.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const action = gridAction(event)
    if (action === undefined) return
    const place = order.placeOf.get(selection.active ?? '') ?? -1
    if (action.type === 'clear' && selection.ids.size === 0) return
    event.preventDefault()
    if (action.type === 'go') goTo(placeAfter(action.step, place, layout, aspects, view), action.manner)
    else if (action.type === 'all') onSelectAll()
    else if (action.type === 'clear') onSelect({ type: 'clear' })
    else if (selection.active === undefined) goTo(0, 'alone')
    else if (action.type === 'open') onOpen(selection.active)
    else onSelect({ type: 'reach', id: selection.active, manner: 'toggle', order })
  }

  const onFocus = () => {
    const first = order.ids[rowAt(layout, Math.max(0, view.from))?.first ?? 0]
    if (selection.active === undefined && first !== undefined) onSelect({ type: 'visit', id: first })
  }

  const active = shown.some((row) => isIn(row, order.placeOf.get(selection.active ?? ''))) ? selection.active : undefined
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={layout.rows.length}
      {...(active !== undefined && { 'aria-activedescendant': tileId(active) })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      {...press}
      className="group/grid rows-pattern relative w-full outline-none"
      style={{ height: layout.height, '--row-h': `${rowHeight * 0.9}px`, '--row-gap': `${GAP}px`, '--row-w': `${rowHeight * 1.2}px` } as CSSProperties}
    >
      {shown.map((row) => (
        <div
          key={row.first}
          role="row"
          aria-rowindex={row.index + 1}
          className="absolute inset-x-0 top-0 flex bg-ground [contain:layout_paint_style]"
          style={{ height: row.height + GAP, gap: GAP, transform: `translateY(${row.top}px)` }}
        >
          {outputs.slice(row.first, row.first + row.count).map((output, column) => (
            <OutputTile
              key={output.itemId}
              output={output}
              width={row.height * (aspects[row.first + column] ?? 1)}
              height={row.height}
              place={row.first + column}
              isSelected={selection.ids.has(output.itemId)}
              isActive={selection.active === output.itemId}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

const isIn = (row: Row, place: number | undefined) => place !== undefined && place >= row.first && place < row.first + row.count

function nearRows(layout: Layout, { from, to }: { from: number; to: number }): readonly Row[] {
  const [first, last] = [rowAt(layout, from), rowAt(layout, to)]
  if (first === undefined || last === undefined || to <= 0) return layout.rows.slice(0, OVERSCAN)
  return layout.rows.slice(Math.max(0, first.index - OVERSCAN), last.index + OVERSCAN + 1)
}

function placeAfter(step: Step, place: number, layout: Layout, aspects: readonly number[], view: { from: number; to: number }): number {
  const last = aspects.length - 1
  if (place < 0) return step === 'last' ? last : 0
  const page = (direction: 1 | -1) => {
    const row = rowOf(layout, place)
    const other = row && rowAt(layout, Math.max(0, row.top + direction * (view.to - view.from)))
    return other === undefined ? place : Math.min(last, other.first + (place - (row?.first ?? 0)))
  }
  switch (step) {
    case 'left':
      return Math.max(0, place - 1)
    case 'right':
      return Math.min(last, place + 1)
    case 'up':
      return verticalNeighbour(layout, aspects, place, -1, GAP)
    case 'down':
      return verticalNeighbour(layout, aspects, place, 1, GAP)
    case 'page-up':
      return page(-1)
    case 'page-down':
      return page(1)
    case 'first':
      return 0
    case 'last':
      return last
  }
}

/** Scrolls as little as is needed to see the picture whole. */
function reveal(layout: Layout, place: number, top: number, scroller: HTMLElement | null): void {
  const row = rowOf(layout, place)
  if (row === undefined || scroller === null) return
  const upper = top + row.top - GAP
  const lower = top + row.top + row.height + GAP
  if (upper < scroller.scrollTop) scroller.scrollTop = upper
  else if (lower > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = lower - scroller.clientHeight
}
