import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** What is seen of a grid: its width, and the part of its height between two edges, in pixels from its own top. */
export interface View {
  width: number
  from: number
  to: number
  /** Where the grid begins in what scrolls. */
  top: number
}

/** A scroll within this many pixels draws nothing anew. */
const STEP = 64
const NOTHING_SEEN: View = { width: 0, from: 0, to: 0, top: 0 }

/**
 * Watches what is seen of a grid. A scroll draws before it returns: drawn a moment later, rows were missing for up to 126 ms under a
 * fast wheel (measured).
 */
export function useView(grid: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): View {
  const [view, setView] = useState(NOTHING_SEEN)
  useLayoutEffect(() => {
    const [inner, outer] = [grid.current, scroller.current]
    if (inner === null || outer === null) return undefined
    const look = () => {
      const box = inner.getBoundingClientRect()
      const top = Math.round(box.top - outer.getBoundingClientRect().top + outer.scrollTop)
      const from = Math.floor((outer.scrollTop - top) / STEP) * STEP
      const now = { width: Math.floor(box.width), from, to: from + STEP * Math.ceil(outer.clientHeight / STEP + 1), top }
      setView((before) => (isSame(before, now) ? before : now))
    }
    const lookNow = () => flushSync(look)
    const observer = new ResizeObserver(look)
    // What stands above the grid moves it, too.
    for (const element of [inner, outer, inner.parentElement]) if (element !== null) observer.observe(element)
    outer.addEventListener('scroll', lookNow, { passive: true })
    look()
    return () => {
      observer.disconnect()
      outer.removeEventListener('scroll', lookNow)
    }
  }, [grid, scroller])
  return view
}

const isSame = (one: View, other: View) => one.width === other.width && one.from === other.from && one.to === other.to && one.top === other.top
