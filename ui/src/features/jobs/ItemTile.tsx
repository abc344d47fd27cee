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
      className="relative flex size-full items-center justify-center overflow-hidden rounded-tile bg-raised outline-offset-[-2px]"
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
      <>
        <span aria-hidden className="absolute top-0 left-0 size-0 border-14 border-r-transparent border-b-transparent border-danger" />
        <span className="line-clamp-4 p-4 text-center text-sm text-ink-2">{item.error?.message}</span>
      </>
    )
  }
  return <StateRing state={item.state} size={28} />
}
