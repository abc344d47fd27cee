import { Button } from 'react-aria-components'
import type { ItemView } from '@/api/types'
import { LatePicture } from '@/components/LatePicture'
import { StateRing } from '@/components/StateRing'
import { itemCan } from '@/rules/item-can'

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

/** An item by its own state: the picture itself when it is there, and why not when it failed. */
export function ItemTile({ item, onOpen }: ItemTileProps) {
  if (item === undefined) return <div className="size-full rounded-tile bg-raised" />
  return (
    <Button
      onPress={() => onOpen(item)}
      aria-label={`Image ${item.ordinal + 1}, ${NAMES[item.state]}`}
      className={`relative flex size-full items-center justify-center overflow-hidden rounded-tile ${item.state === 'failed' ? 'border border-danger/60 bg-danger-ground' : 'bg-raised'}`}
    >
      <Face item={item} />
    </Button>
  )
}

function Face({ item }: { item: ItemView }) {
  if (itemCan.show(item) && item.output != null) {
    return <LatePicture src={item.output.previewUrl} alt="" width={item.output.width} height={item.output.height} className="size-full object-contain" />
  }
  if (itemCan.explain(item)) {
    return (
      <span className="flex flex-col items-center gap-2 p-3 text-center text-xs text-danger">
        <StateRing state="failed" size={20} />
        <span className="line-clamp-4">{item.error?.message}</span>
      </span>
    )
  }
  return <StateRing state={item.state} size={28} />
}
