import { useQueries } from '@tanstack/react-query'
import { type RefObject, useCallback, useState } from 'react'
import { itemBlockQuery, ITEMS_PER_BLOCK } from '@/api/queries/items'
import type { ItemView } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { TileGrid } from '@/components/TileGrid'
import { ItemDialog } from './ItemDialog'
import { ItemTile } from './ItemTile'
import { ratioOf } from './ratio'

interface ItemGridProps {
  jobId: string
  total: number
  scroller: RefObject<HTMLElement | null>
}

/** All items of a job by their place; only the blocks that are looked at are asked for. */
export function ItemGrid({ jobId, total, scroller }: ItemGridProps) {
  const [[first, last], setRange] = useState<readonly [number, number]>([0, -1])
  const [open, setOpen] = useState<ItemView>()
  const firstBlock = Math.floor(first / ITEMS_PER_BLOCK)
  const blocks = Array.from({ length: Math.floor(Math.max(first, last) / ITEMS_PER_BLOCK) - firstBlock + 1 }, (_, step) => firstBlock + step)
  const answers = useQueries({ queries: blocks.map((block) => itemBlockQuery(jobId, block)) })
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), [])

  const itemAt = (place: number) => answers[Math.floor(place / ITEMS_PER_BLOCK) - firstBlock]?.data?.[place % ITEMS_PER_BLOCK]
  const ratio = ratioOf(answers.flatMap(({ data }) => data ?? []))
  const failed = answers.find(({ error, data }) => error !== null && data === undefined)
  return (
    <>
      {failed !== undefined && <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />}
      <TileGrid count={total} ratio={ratio} scroller={scroller} onRange={onRange} label="Items" tile={(place) => <ItemTile item={itemAt(place)} onOpen={setOpen} />} />
      {open !== undefined && <ItemDialog item={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
