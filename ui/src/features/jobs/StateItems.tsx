import { useInfiniteQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { itemsInStateQuery } from '@/api/queries/items'
import type { ItemState, ItemView } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { TileGrid } from '@/components/TileGrid'
import { ItemDialog } from './ItemDialog'
import { ItemTile } from './ItemTile'
import { ratioOf } from './ratio'

interface StateItemsProps {
  jobId: string
  state: ItemState
  scroller: RefObject<HTMLElement | null>
}

/** The items of a job that are in one state; the next page comes when the end of the last one is near. */
export function StateItems({ jobId, state, scroller }: StateItemsProps) {
  const [open, setOpen] = useState<ItemView>()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(itemsInStateQuery(jobId, state))
  const items = data ?? []
  const known = items.length
  // A grid that shows nothing has no end to come near: of the first pages none may be seen here.
  useEffect(() => {
    if (known === 0 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [known, hasNextPage, isFetchingNextPage, fetchNextPage])
  const onRange = useCallback(
    (_: number, last: number) => {
      if (last >= known - 1 && hasNextPage) void fetchNextPage()
    },
    [known, hasNextPage, fetchNextPage],
  )
  if (error !== null && data === undefined) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  return (
    <>
      <TileGrid count={known} ratio={ratioOf(items)} scroller={scroller} onRange={onRange} label="Items" tile={(place) => <ItemTile item={items[place]} onOpen={setOpen} />} />
      {open !== undefined && <ItemDialog item={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
