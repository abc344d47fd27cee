import type { OutputView } from '@/api/types'
import { counted } from '@/format/count'
import type { Marks } from './output-list'

export type Mark = 'favourite' | 'rejected'

/** One change of marks, and what takes it back. */
export interface Marking {
  /** Only those that it changes. */
  itemIds: readonly string[]
  change: Marks
  /** Takes it back. */
  inverse: Marks
  /** What has happened, for people. */
  words: string
}

/** The key that marks also takes the mark away: when all have it. */
export function marking(outputs: readonly OutputView[], mark: Mark): Marking | undefined {
  const isOn = !outputs.every((output) => output[mark])
  const itemIds = outputs.filter((output) => output[mark] !== isOn).map(({ itemId }) => itemId)
  if (itemIds.length === 0) return undefined
  return { itemIds, change: { [mark]: isOn }, inverse: { [mark]: !isOn }, words: `${counted(itemIds.length, 'image')} ${WORDS[mark][isOn ? 'on' : 'off']}` }
}

const WORDS: Record<Mark, { on: string; off: string }> = {
  favourite: { on: 'added to the favourites', off: 'taken out of the favourites' },
  rejected: { on: 'put aside', off: 'taken back' },
}
