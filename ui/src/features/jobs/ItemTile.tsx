import { RotateCcw } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ItemView } from '@/api/types'
import { LatePicture } from '@/components/LatePicture'
import { ItemRing } from '@/job-parts/ItemRing'
import { itemCan } from '@/rules/item-can'
import { type ShownItem, shownItem } from '@/rules/shown-item'

interface ItemTileProps {
  /** Undefined while it is on its way. */
  item: ItemView | undefined
  onOpen: (item: ItemView) => void
}

const NAMES: Record<ItemView['state'], string> = {
  queued: 'waiting',
  processing: 'being made',
  generated: 'being made',
  completed: 'made',
  failed: 'failed',
  cancelled: 'cancelled',
}

/** Small pictures are this large at their longer side. */
const SMALL = 512

/** An item by its own state: the picture itself when it is there, and why not when it failed. A retry appears on the tile that failed. */
export function ItemTile({ item, onOpen }: ItemTileProps) {
  if (item === undefined) return <div className="size-full rounded-tile bg-raised" />
  const shown = shownItem(item)
  return (
    <Button
      onPress={() => onOpen(item)}
      aria-label={`Image ${item.ordinal + 1}, ${NAMES[shown.state]}${shown.isStandIn ? ' on a second try' : ''}`}
      className="relative flex size-full items-center justify-center overflow-hidden rounded-tile bg-raised outline-offset-[-2px]"
    >
      <Face item={item} shown={shown} />
      {shown.isStandIn && (
        <span aria-hidden className="absolute top-1.5 right-1.5 grid size-5 place-items-center rounded-full bg-black/60 text-white">
          <RotateCcw size={12} />
        </span>
      )}
    </Button>
  )
}

function Face({ item, shown }: { item: ItemView; shown: ShownItem }) {
  if (shown.previewUrl !== undefined) {
    return <LatePicture src={shown.previewUrl} alt="" width={item.output?.width ?? SMALL} height={item.output?.height ?? SMALL} className="size-full object-contain" />
  }
  if (shown.state === 'failed' && itemCan.explain(item)) {
    return (
      <>
        <span aria-hidden className="absolute top-0 left-0 size-0 border-14 border-r-transparent border-b-transparent border-danger" />
        <span className="line-clamp-4 p-4 text-center text-sm text-ink-2">{item.error?.message}</span>
      </>
    )
  }
  return <ItemRing itemId={shown.itemId} state={shown.state} size={28} />
}
