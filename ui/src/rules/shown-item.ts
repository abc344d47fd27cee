import type { ItemState, ItemView } from '@/api/types'
import { itemCan } from './item-can'

/** What an item's tile shows. */
export interface ShownItem {
  /** Whose state and picture it is. */
  itemId: string
  state: ItemState
  /** The small picture, where one is there. */
  previewUrl?: string
  /** The picture itself. */
  url?: string
  /** Another item that was made in its place is what is seen. */
  isStandIn: boolean
}

type Facts = Pick<ItemView, 'id' | 'state' | 'output' | 'error' | 'retriedBy'>

/** An item that failed shows what stands in for it, unless that failed, too. */
export function shownItem(item: Facts): ShownItem {
  const own = { itemId: item.id, state: item.state, isStandIn: false }
  if (itemCan.show(item) && item.output != null) return { ...own, previewUrl: item.output.previewUrl, url: item.output.url }
  const { retriedBy } = item
  if (retriedBy == null || retriedBy.state === 'failed' || retriedBy.state === 'cancelled') return own
  const { itemId, state } = retriedBy
  const file = `/api/items/${itemId}`
  return { itemId, state, isStandIn: true, ...(state === 'completed' && { previewUrl: `${file}/preview`, url: `${file}/output` }) }
}
