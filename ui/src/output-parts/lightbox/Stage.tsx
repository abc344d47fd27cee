import { type MouseEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import type { OutputView } from '@/api/types'
import { fit, scrollTo } from './fit'
import { useSize } from './use-size'

interface StageProps {
  output: OutputView
  /** One pixel of the picture is one pixel of the screen. */
  isActual: boolean
  onActual: (isActual: boolean) => void
  /** A finger has moved the picture to a side. */
  onSwipe: (step: 1 | -1) => void
}

/** So far must a finger go to mean it. */
const SWIPE = 60

/** One picture, as large as it goes; or as large as it is, and then it is dragged or scrolled. */
export function Stage({ output, isActual, onActual, onSwipe }: StageProps) {
  const stage = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  const pointed = useRef<{ x: number; y: number } | undefined>(undefined)
  const drag = useDrag(isActual, onSwipe)
  const fitted = fit(output, size)
  const actual = { width: output.width / devicePixelRatio, height: output.height / devicePixelRatio }
  const shown = isActual ? { ...actual, left: Math.max(0, (size.width - actual.width) / 2), top: Math.max(0, (size.height - actual.height) / 2) } : fitted

  useLayoutEffect(() => {
    if (!isActual || stage.current === null) return
    const middle = { x: stage.current.clientWidth / 2, y: stage.current.clientHeight / 2 }
    const box = fit(output, { width: stage.current.clientWidth, height: stage.current.clientHeight })
    stage.current.scrollTo(scrollTo(pointed.current ?? middle, box, { width: output.width / devicePixelRatio, height: output.height / devicePixelRatio }))
    pointed.current = undefined
  }, [isActual, output])

  const toggle = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    pointed.current = { x: event.clientX - box.left, y: event.clientY - box.top }
    onActual(!isActual)
  }

  return (
    <div
      ref={stage}
      onDoubleClick={toggle}
      {...drag}
      className={`absolute inset-0 ${isActual ? 'cursor-grab overflow-auto active:cursor-grabbing' : 'cursor-zoom-in touch-pan-y touch-pinch-zoom overflow-hidden'}`}
    >
      {size.width > 0 && <Picture key={output.itemId} output={output} style={shown} />}
    </div>
  )
}

/** The small picture at once, and the whole one over it when it is there. */
function Picture({ output: { url, previewUrl, width, height, seed }, style }: { output: OutputView; style: { left: number; top: number; width: number; height: number } }) {
  const [state, setState] = useState<'coming' | 'there' | 'broken'>('coming')
  return (
    <div className="absolute" style={style}>
      <img src={previewUrl} alt="" width={width} height={height} draggable={false} className="absolute inset-0 size-full" />
      <img
        src={url}
        alt={`Output with seed ${seed}`}
        width={width}
        height={height}
        draggable={false}
        decoding="async"
        onLoad={() => setState('there')}
        onError={() => setState('broken')}
        className={`absolute inset-0 size-full transition-opacity ${state === 'there' ? '' : 'opacity-0'}`}
      />
      {state === 'broken' && (
        <p role="alert" className="absolute inset-x-0 bottom-4 mx-auto w-fit rounded-tile bg-panel px-3 py-1.5 text-sm">
          The whole picture could not be loaded; this is its preview.
        </p>
      )}
    </div>
  )
}

/** A mouse drags what is larger than the stage; a finger that goes sideways turns the page. */
function useDrag(isActual: boolean, onSwipe: (step: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | undefined>(undefined)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const { scrollLeft, scrollTop } = event.currentTarget
      from.current = { x: event.clientX, y: event.clientY, left: scrollLeft, top: scrollTop }
      if (isActual && event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: ({ currentTarget, pointerType, clientX, clientY }: PointerEvent<HTMLDivElement>) => {
      const start = from.current
      if (start === undefined || !isActual || pointerType !== 'mouse') return
      currentTarget.scrollTo(start.left - (clientX - start.x), start.top - (clientY - start.y))
    },
    onPointerUp: ({ pointerType, clientX, clientY }: PointerEvent<HTMLDivElement>) => {
      const start = from.current
      from.current = undefined
      if (start === undefined || isActual || pointerType !== 'touch') return
      const [x, y] = [clientX - start.x, clientY - start.y]
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1)
    },
    onPointerCancel: () => {
      from.current = undefined
    },
  }
}
