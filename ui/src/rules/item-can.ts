import type { ItemState, ItemView } from '@/api/types'

type Facts = Pick<ItemView, 'state' | 'output' | 'error'>

/** What can be done with an item as it is. */
export const itemCan = {
  /** Its picture is there. */
  show: (item: Facts): boolean => item.state === 'completed' && item.output != null,
  /** It says why there is no picture. */
  explain: (item: Facts): boolean => item.state === 'failed' && item.error != null,
} as const

/** People see what a worker has made and nobody has archived yet as processing. */
export const shownState = (state: ItemState): Exclude<ItemState, 'generated'> => (state === 'generated' ? 'processing' : state)
