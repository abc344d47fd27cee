import type { ItemCounts, ItemState, JobView } from '@/api/types'
import { Chip } from '@/components/Chip'
import { count } from '@/format/count'
import { running } from '@/format/progress'

export type Shown = 'all' | Exclude<ItemState, 'generated'>

interface StateFilterProps {
  job: Pick<JobView, 'items' | 'recovered'>
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

/** For people what is made and not archived yet runs, and what was made on a second try is made. */
function seen(items: ItemCounts, recovered: number): Record<Exclude<Shown, 'all'>, number> {
  return { ...items, processing: running(items), completed: items.completed + recovered, failed: items.failed - recovered }
}

/** Which items the grid shows. A state that no item is in is no choice. */
export function StateFilter({ job: { items, recovered }, shown, onChange }: StateFilterProps) {
  const numbers = seen(items, recovered)
  const choices = CHOICES.filter(({ id }) => numbers[id] > 0 || id === shown)
  if (choices.length < 2 && shown === 'all') return null
  return (
    <div role="group" aria-label="Items shown" className="flex flex-wrap gap-2">
      <Chip isOn={shown === 'all'} onChange={() => onChange('all')}>
        All {count(items.total)}
      </Chip>
      {choices.map(({ id, words }) => (
        <Chip key={id} isOn={shown === id} onChange={(isOn) => onChange(isOn ? id : 'all')}>
          {words} {count(numbers[id])}
        </Chip>
      ))}
    </div>
  )
}
