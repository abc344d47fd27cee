import { useQueries } from '@tanstack/react-query'
import { Download, ImageUp, RefreshCcw, Shuffle } from 'lucide-react'
import { itemBlockQuery, ITEMS_PER_BLOCK } from '@/api/queries/items'
import type { ItemView, JobView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { count } from '@/format/count'
import { shownItem } from '@/rules/shown-item'
import { CAPTION, columnsOf, GAP, tileSize } from './rows'
import type { SetOfImages } from './sets'
import { SetTile } from './SetTile'
import type { SetActions } from './use-set-actions'

interface SetRowProps extends SetActions {
  job: JobView
  set: SetOfImages
  width: number
}

/** Images that are chosen among, each with its own state. */
export function SetRow({ job, set, width, onVary, onAgain, onDownload, onUse, onOpen }: SetRowProps) {
  const items = useItems(job.id, set)
  const there = items.filter((item) => item !== undefined)
  const isKnown = there.length === items.length
  const made = there.flatMap((item) => {
    const { itemId, url } = shownItem(item)
    return url === undefined ? [] : [{ itemId, url, seed: item.seed }]
  })
  const size = tileSize(width)
  // The job is called by it.
  const isSaid = there[0]?.prompt.toLowerCase() === job.name.toLowerCase()
  const name = `Set ${count(set.index + 1)}`
  const quiet = 'transition-opacity opacity-0 group-hover/set:opacity-100 group-focus-within/set:opacity-100 pointer-coarse:opacity-100'
  return (
    <article aria-label={`${name} of ${job.name}`} className="group/set">
      <header className="flex items-center gap-2" style={{ height: CAPTION }}>
        <p className="min-w-0 flex-1 truncate text-sm text-ink-3" title={there[0]?.prompt}>
          {job.sets > 1 && <span className="figures">{isSaid ? name : `${name} · `}</span>}
          {isSaid ? '' : there[0]?.prompt}
        </p>
        <div className={`flex shrink-0 ${quiet}`}>
          <IconButton label="Vary: new seeds" size="icon-sm" isDisabled={!isKnown} onPress={() => onVary(job, there)}>
            <Shuffle size={15} aria-hidden />
          </IconButton>
          <IconButton label="Again with the same seeds and another prompt" size="icon-sm" isDisabled={!isKnown} onPress={() => onAgain(job, there)}>
            <RefreshCcw size={15} aria-hidden />
          </IconButton>
          <IconButton label="Use the set as a reference" size="icon-sm" isDisabled={made.length === 0} onPress={() => onUse(made)}>
            <ImageUp size={15} aria-hidden />
          </IconButton>
          <IconButton label="Download the set" size="icon-sm" isDisabled={made.length === 0} onPress={() => onDownload(made.map(({ itemId }) => itemId))}>
            <Download size={15} aria-hidden />
          </IconButton>
        </div>
      </header>
      <div className="grid" style={{ gap: GAP, gridTemplateColumns: `repeat(${columnsOf(width)}, ${size}px)`, gridAutoRows: size }}>
        {items.map((item, place) => (
          <SetTile key={item?.id ?? `at ${set.from + place}`} item={item} number={set.from + place + 1} onUse={onUse} onOpen={onOpen} />
        ))}
      </div>
    </article>
  )
}

/** The set's items by their place, as far as they are known: its block, or the two that it lies across. */
function useItems(jobId: string, { from, to }: SetOfImages): (ItemView | undefined)[] {
  const first = Math.floor(from / ITEMS_PER_BLOCK)
  const blocks = Array.from({ length: Math.floor((to - 1) / ITEMS_PER_BLOCK) - first + 1 }, (_, step) => first + step)
  const answers = useQueries({ queries: blocks.map((block) => itemBlockQuery(jobId, block)) })
  return Array.from({ length: to - from }, (_, place) => answers[Math.floor((from + place) / ITEMS_PER_BLOCK) - first]?.data?.[(from + place) % ITEMS_PER_BLOCK])
}
