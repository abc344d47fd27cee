import type { ItemState, ItemView } from '@/api/types'
import { itemCan } from './item-can'

/** What an item's tile shows. */
export interface ShownItem {
  state: ItemState
  /** The small picture, where one is there. */
  previewUrl?: string
  /** The picture itself. */
  url?: string
  /** Another item that was made in its place is what is seen. */
  isStandIn: boolean
}

type Facts = Pick<ItemView, 'state' | 'output' | 'error' | 'retriedBy'>

/** An item that failed shows what stands in for it, unless that failed, too. */
export function shownItem(item: Facts): ShownItem {
  if (itemCan.show(item) && item.output != null) return { state: item.state, previewUrl: item.output.previewUrl, url: item.output.url, isStandIn: false }
  const { retriedBy } = item
  if (retriedBy == null || retriedBy.state === 'failed' || retriedBy.state === 'cancelled') return { state: item.state, isStandIn: false }
  const file = `/api/items/${retriedBy.itemId}`
  return retriedBy.state === 'completed' ? { state: 'completed', previewUrl: `${file}/preview`, url: `${file}/output`, isStandIn: true } : { state: retriedBy.state, isStandIn: true }
}
