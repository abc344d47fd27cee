import { type RefObject, useLayoutEffect, useState } from 'react'

/** Width and height of an element, as they are. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return undefined
    const look = () => setSize({ width: watched.clientWidth, height: watched.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(watched)
    look()
    return () => observer.disconnect()
  }, [element])
  return size
}
