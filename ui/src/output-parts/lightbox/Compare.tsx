import { useRef, useState } from 'react'
import type { InputRef, OutputView } from '@/api/types'
import { fit } from './fit'
import { useSize } from './use-size'

interface CompareProps {
  output: OutputView
  original: InputRef
}

/** The original and the output at the same place; a handle moves the edge between them, by pointer and by arrow keys. */
export function Compare({ output, original }: CompareProps) {
  const stage = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  const [split, setSplit] = useState(50)
  const box = fit(output, size)
  return (
    <div ref={stage} className="absolute inset-0 touch-none overflow-hidden">
      {size.width > 0 && (
        <div className="absolute" style={box}>
          <img src={output.url} alt={`Output with seed ${output.seed}`} width={output.width} height={output.height} draggable={false} className="absolute inset-0 size-full" />
          <div className="absolute inset-0 bg-raised" style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }}>
            <img src={`/api/inputs/${original.sha256}`} alt={`Original ${original.name ?? ''}`} draggable={false} className="size-full object-contain" />
          </div>
          <Label side="left-2" words="Original" isShown={split > 12} />
          <Label side="right-2" words="Output" isShown={split < 88} />
          <div aria-hidden className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.4)]" style={{ left: `${split}%` }}>
            <span className="absolute top-1/2 left-1/2 size-9 -translate-1/2 rounded-full border-2 border-white bg-black/50" />
          </div>
          <input
            type="range"
            min={0}
            max={100}
            step={0.5}
            value={split}
            aria-label="Edge between the original and the output"
            aria-valuetext={`${Math.round(split)} % original`}
            onChange={(event) => setSplit(event.currentTarget.valueAsNumber)}
            className="peer absolute inset-0 size-full cursor-ew-resize appearance-none opacity-0 [&::-moz-range-thumb]:w-px [&::-webkit-slider-thumb]:w-px [&::-webkit-slider-thumb]:appearance-none"
          />
          <span aria-hidden className="pointer-events-none absolute inset-0 hidden outline-2 outline-white peer-focus-visible:block" />
        </div>
      )}
    </div>
  )
}

function Label({ side, words, isShown }: { side: string; words: string; isShown: boolean }) {
  return <span className={`absolute bottom-2 ${side} rounded-tile bg-black/65 px-2 py-0.5 text-xs text-white transition-opacity ${isShown ? '' : 'opacity-0'}`}>{words}</span>
}
