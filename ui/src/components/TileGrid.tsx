import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

interface TileGridProps {
  /** How many tiles there are in all; the scrollbar is right from the start. */
  count: number
  tile: (place: number) => ReactNode
  /** What is shown now, with what is near it. */
  onRange: (first: number, last: number) => void
  scroller: RefObject<HTMLElement | null>
  label: string
  /** Tiles are at least so wide, in px. */
  size?: number
  /** Width by height of a tile; left out, it is square. */
  ratio?: number
}

const GAP = 8
const TILE = 168
const FEWEST_COLUMNS = 2
/** So many rows beyond what is seen, that a fast wheel shows none missing (measured). */
const OVERSCAN = 8

/** A grid of tiles of one size, of which only those near the view exist. */
export function TileGrid({ count, tile, onRange, scroller, label, size: least = TILE, ratio = 1 }: TileGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const { width, top } = usePlace(grid, scroller)
  const columns = Math.max(FEWEST_COLUMNS, Math.floor((width + GAP) / (least + GAP)))
  const height = Math.round((width - GAP * (columns - 1)) / columns / ratio)
  const rows = useVirtualizer({
    count: width === 0 ? 0 : Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height + GAP,
    overscan: OVERSCAN,
    scrollMargin: top,
  })
  useEffect(() => rows.measure(), [rows, height])

  const shown = rows.getVirtualItems()
  const first = (shown[0]?.index ?? 0) * columns
  const last = Math.min(count, ((shown.at(-1)?.index ?? -1) + 1) * columns) - 1
  useEffect(() => {
    if (last >= first) onRange(first, last)
  }, [first, last, onRange])

  return (
    <div ref={grid} role="list" aria-label={label} className="tile-pattern relative w-full" style={{ height: rows.getTotalSize(), '--tile-w': `${(width - GAP * (columns - 1)) / columns}px`, '--tile-h': `${height}px`, '--tile-gap': `${GAP}px` } as CSSProperties}>
      {shown.map((row) => (
        <div
          key={row.key}
          role="presentation"
          className="absolute inset-x-0 top-0 grid gap-2 bg-ground [contain:layout_paint_style]"
          style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, height, transform: `translateY(${row.start - top}px)` }}
        >
          {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, column) => {
            const place = row.index * columns + column
            return (
              <div key={place} role="listitem" aria-setsize={count} aria-posinset={place + 1} className="min-w-0">
                {tile(place)}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Where the grid is inside of what scrolls, and how wide. */
function usePlace(grid: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): { width: number; top: number } {
  const [place, setPlace] = useState({ width: 0, top: 0 })
  useLayoutEffect(() => {
    const look = () => {
      if (grid.current === null || scroller.current === null) return
      const box = grid.current.getBoundingClientRect()
      const top = box.top - scroller.current.getBoundingClientRect().top + scroller.current.scrollTop
      setPlace((before) => (before.width === box.width && Math.abs(before.top - top) < 1 ? before : { width: box.width, top }))
    }
    const observer = new ResizeObserver(look)
    for (const element of [grid.current, grid.current?.parentElement]) if (element) observer.observe(element)
    look()
    return () => observer.disconnect()
  }, [grid, scroller])
  return place
}
