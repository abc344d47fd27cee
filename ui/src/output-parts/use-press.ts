import { type MouseEvent, type PointerEvent, useRef } from 'react'
import type { Order, Selection, SelectionAction } from './selection'

interface Press {
  selection: Selection
  order: Order
  onSelect: (action: SelectionAction) => void
  onOpen: (itemId: string) => void
  onCompare: (itemId: string) => void
}

/** A finger that stays for so long selects. */
const LONG_MS = 450
/** A finger that moves further scrolls. */
const SLOP = 10

/**
 * Mouse and finger in a gallery. A mouse selects as in a file manager, opens by a double click, and compares by Alt; a finger opens, and selects when it
 * stays, or when something is selected already.
 */
export function usePress({ selection, order, onSelect, onOpen, onCompare }: Press) {
  const finger = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number; wasLong: boolean } | undefined>(undefined)
  const isFinger = useRef(false)
  const lift = () => clearTimeout(finger.current?.timer)

  return {
    onPointerDown: (event: PointerEvent) => {
      isFinger.current = event.pointerType === 'touch'
      const id = idAt(event)
      if (!isFinger.current || id === undefined) return
      lift()
      const timer = setTimeout(() => {
        if (finger.current !== undefined) finger.current.wasLong = true
        onSelect({ type: 'reach', id, manner: 'toggle', order })
      }, LONG_MS)
      finger.current = { timer, x: event.clientX, y: event.clientY, wasLong: false }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (finger.current !== undefined && Math.hypot(clientX - finger.current.x, clientY - finger.current.y) > SLOP) lift()
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onContextMenu: (event: MouseEvent) => {
      if (isFinger.current) event.preventDefault()
    },
    onClick: (event: MouseEvent) => {
      const id = idAt(event)
      if (id === undefined) return
      if (isFinger.current) {
        if (finger.current?.wasLong === true) return
        if (selection.ids.size > 0) onSelect({ type: 'reach', id, manner: 'toggle', order })
        else onOpen(id)
        return
      }
      if (event.altKey) {
        onCompare(id)
        return
      }
      const isCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null
      const manner = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey || isCheck ? 'toggle' : 'alone'
      onSelect({ type: 'reach', id, manner, order })
    },
    onDoubleClick: (event: MouseEvent) => {
      const id = idAt(event)
      if (id !== undefined && !isFinger.current && !event.shiftKey && !event.ctrlKey && !event.metaKey) onOpen(id)
    },
  }
}

function idAt({ target }: { target: EventTarget }): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-item]')?.dataset.item : undefined
}
