import { Check, Star } from 'lucide-react'
import { memo } from 'react'
import type { OutputView } from '@/api/types'
import { LatePicture } from '@/components/LatePicture'
import { relativeTime } from '@/format/time'

interface OutputTileProps {
  output: OutputView
  /** Width and height of the tile, in pixels. */
  width: number
  height: number
  place: number
  isSelected: boolean
  /** The keyboard is here. */
  isActive: boolean
}

/** From this height on the small picture (512 pixels at its longer side) would be seen to be one. */
const SMALL_UP_TO = 320

export const tileId = (itemId: string) => `output-${itemId}`

/** A picture. Nothing stands on it but its star, until one points at it. */
export const OutputTile = memo(function OutputTile({ output, width, height, place, isSelected, isActive }: OutputTileProps) {
  const { itemId, favourite } = output
  return (
    <div
      role="gridcell"
      id={tileId(itemId)}
      data-item={itemId}
      aria-selected={isSelected}
      aria-label={`Image ${place + 1}${favourite ? ', favourite' : ''}`}
      style={{ width, height }}
      className="group/tile relative shrink-0 overflow-hidden rounded-tile bg-raised select-none"
    >
      <LatePicture
        src={height > SMALL_UP_TO ? output.url : output.previewUrl}
        alt=""
        width={output.width}
        height={output.height}
        className="size-full object-contain"
      />
      {!isSelected && (
        <span
          aria-hidden
          className={`pointer-events-none absolute inset-x-0 bottom-0 truncate bg-linear-to-t from-black/70 to-transparent px-2 pt-6 pb-1.5 text-xs text-white opacity-0 transition-opacity group-hover/tile:opacity-100 ${favourite ? 'pl-8' : ''}`}
        >
          {relativeTime(output.finishedAt)}
        </span>
      )}
      {favourite && <Star size={15} aria-hidden className="pointer-events-none absolute bottom-2 left-2.5 fill-white stroke-black/70" />}
      <span
        aria-hidden
        data-check
        className={`absolute top-0 left-0 p-2 ${isSelected ? '' : 'opacity-0 transition-opacity group-hover/tile:opacity-100 pointer-coarse:hidden'}`}
      >
        <span className={`grid size-5 place-items-center rounded-full border ${isSelected ? 'border-white bg-black text-white' : 'border-white bg-black/40 text-transparent'}`}>
          <Check size={13} strokeWidth={3} />
        </span>
      </span>
      {isSelected && <span aria-hidden className="pointer-events-none absolute inset-0 rounded-tile shadow-[inset_0_0_0_3px_var(--ink),inset_0_0_0_5px_var(--ground)]" />}
      {isActive && <span aria-hidden className="pointer-events-none absolute inset-0 hidden rounded-tile outline-2 -outline-offset-8 outline-white mix-blend-difference group-focus-visible/grid:block" />}
    </div>
  )
})
