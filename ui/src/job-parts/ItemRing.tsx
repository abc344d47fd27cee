import { useQuery } from '@tanstack/react-query'
import { itemProgressQuery } from '@/api/queries/items'
import type { ItemState } from '@/api/types'
import { StateRing } from '@/components/StateRing'

interface ItemRingProps {
  itemId: string
  state: ItemState
  size?: number
}

/** An item's state; while it is being made, how far its worker says that it is. */
export function ItemRing(props: ItemRingProps) {
  return props.state === 'processing' ? <Running {...props} /> : <StateRing {...props} {...(props.state === 'generated' && { progress: 1 })} />
}

function Running({ itemId, ...props }: ItemRingProps) {
  return <StateRing {...props} progress={useQuery(itemProgressQuery(itemId)).data} />
}
