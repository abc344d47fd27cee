import type { ItemCounts, ItemState } from '@/api/types'
import { Chip } from '@/components/Chip'
import { count } from '@/format/count'
import { running } from '@/format/progress'

export type Shown = 'all' | Exclude<ItemState, 'generated'>

interface StateFilterProps {
  items: ItemCounts
  shown: Shown
  onChange: (shown: Shown) => void
}

const CHOICES: readonly { id: Exclude<Shown, 'all'>; words: string }[] = [
  { id: 'completed', words: 'Made' },
  { id: 'processing', words: 'Running' },
  { id: 'queued', words: 'Waiting' },
  { id: 'failed', words: 'Failed' },
  { id: 'cancelled', words: 'Cancelled' },
]

/** What is made and not archived yet runs, for people. */
const numberOf = (items: ItemCounts, shown: Exclude<Shown, 'all'>): number => (shown === 'processing' ? running(items) : items[shown])

/** Which items the grid shows. A state that no item is in is no choice. */
export function StateFilter({ items, shown, onChange }: StateFilterProps) {
  const choices = CHOICES.filter(({ id }) => numberOf(items, id) > 0 || id === shown)
  if (choices.length < 2 && shown === 'all') return null
  return (
    <div role="group" aria-label="Items shown" className="flex flex-wrap gap-2">
      <Chip isOn={shown === 'all'} onChange={() => onChange('all')}>
        All {count(items.total)}
      </Chip>
      {choices.map(({ id, words }) => (
        <Chip key={id} isOn={shown === id} onChange={(isOn) => onChange(isOn ? id : 'all')}>
          {words} {count(numberOf(items, id))}
        </Chip>
      ))}
    </div>
  )
}
