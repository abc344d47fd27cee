import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type Layout, rowAt, rowOf } from './justify'
import type { View } from './use-view'

/** When rows get another height or width, what was at the top of the view stays there. */
export function useKeptPlace(layout: Layout, view: View, rowHeight: number, scroller: RefObject<HTMLElement | null>): void {
  const before = useRef({ layout, rowHeight, place: 0 })
  useLayoutEffect(() => {
    const { layout: old, rowHeight: oldHeight, place } = before.current
    const isOther = old.width > 0 && (old.width !== layout.width || oldHeight !== rowHeight)
    const row = isOther ? rowOf(layout, place) : undefined
    if (row !== undefined && place > 0) scroller.current?.scrollTo({ top: view.top + row.top })
    before.current = { layout, rowHeight, place: isOther ? place : (rowAt(layout, Math.max(0, view.from))?.first ?? 0) }
  }, [layout, rowHeight, view, scroller])
}
