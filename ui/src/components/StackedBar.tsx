import type { ItemCounts } from '@/api/types'
import { count } from '@/format/count'
import { running } from '@/format/progress'

interface StackedBarProps {
  items: ItemCounts
  /** Failed ones for which a retry has made a picture: they count as made. */
  recovered?: number
  /** What it is about, for who does not see it. */
  label: string
  height?: string
}

/** Done, running, failed, cancelled and waiting, side by side; the words beside it say the same. */
export function StackedBar({ items, recovered = 0, label, height = 'h-1.5' }: StackedBarProps) {
  const parts = [
    { words: 'made', number: items.completed + recovered, className: 'bg-done' },
    { words: 'running', number: running(items), className: 'bg-accent-line' },
    { words: 'failed', number: items.failed - recovered, className: 'bg-danger' },
    { words: 'cancelled', number: items.cancelled, className: 'bg-line-strong/50' },
    { words: 'waiting', number: items.queued, className: '' },
  ].filter(({ number }) => number > 0)
  const words = parts.map(({ words: word, number }) => `${count(number)} ${word}`).join(', ')
  return (
    <div role="img" aria-label={`${label}: ${words}`} className={`flex w-full gap-px overflow-hidden rounded-full bg-line ${height}`}>
      {parts.map(({ words: word, number, className }) => (
        // A single failure among thousands is still seen.
        <div key={word} className={`${className} min-w-0.5 transition-[flex-grow]`} style={{ flexGrow: number, flexBasis: 0 }} />
      ))}
    </div>
  )
}
