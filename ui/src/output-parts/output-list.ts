import type { InfiniteData } from '@tanstack/react-query'
import type { OutputsFilter } from '@/api/queries/outputs'
import type { MarksChange, OutputView, Page } from '@/api/types'

export type OutputPages = InfiniteData<Page<OutputView>>
export type Marks = Omit<MarksChange, 'itemIds'>

/** What a gallery shows of what it knows. */
export interface OutputList {
  outputs: readonly OutputView[]
  /** Of all, also those that are not loaded yet. */
  total: number
}

/** Whether an output belongs to the list as its marks are now. */
const belongs = ({ favourite, rejected }: OutputView, filter: OutputsFilter) =>
  rejected === (filter.rejected === true) && (filter.favourite !== true || favourite)

/** What was put aside since it was loaded is not shown any more; it stays where it was, so that taking it back brings it there again. */
export function shownOutputs({ pages }: OutputPages, filter: OutputsFilter): OutputList {
  const loaded = pages.flatMap(({ items }) => items)
  const outputs = loaded.filter((output) => belongs(output, filter))
  const isWhole = pages.at(-1)?.next == null
  const total = isWhole ? outputs.length : Math.max(outputs.length, (pages[0]?.total ?? 0) - (loaded.length - outputs.length))
  return { outputs, total }
}

/** The same pages, where these outputs have other marks; pages without any of them are the same objects. */
export function withMarks(data: OutputPages, itemIds: ReadonlySet<string>, marks: Marks): OutputPages {
  const favourite = marks.favourite ?? undefined
  const rejected = marks.rejected ?? undefined
  return {
    ...data,
    pages: data.pages.map((page) => {
      if (!page.items.some(({ itemId }) => itemIds.has(itemId))) return page
      const items = page.items.map((output) =>
        itemIds.has(output.itemId) ? { ...output, favourite: favourite ?? output.favourite, rejected: rejected ?? output.rejected } : output,
      )
      return { ...page, items }
    }),
  }
}

/** Outputs that the list does not have yet. */
export interface News {
  outputs: readonly OutputView[]
  /** There are still more, between these and the list. */
  isMore: boolean
}

/** What of the newest outputs stands in front of the list. */
export function newsOf(data: OutputPages, head: Page<OutputView>): News {
  const known = new Set(data.pages.slice(0, 2).flatMap(({ items }) => items.map(({ itemId }) => itemId)))
  if (known.size === 0) return { outputs: head.items, isMore: head.next != null }
  const met = head.items.findIndex(({ itemId }) => known.has(itemId))
  // What was marked meanwhile may be in the head and, by an earlier filter of its own, not in the list: it is news only in front.
  return met === -1 ? { outputs: head.items, isMore: head.items.length > 0 && head.next != null } : { outputs: head.items.slice(0, met), isMore: false }
}

/** The list with its news in front. Where there are more than are known, only a new list will do: then undefined. */
export function withNews(data: OutputPages, { outputs, isMore }: News): OutputPages | undefined {
  const [first, ...others] = data.pages
  if (isMore || first === undefined) return undefined
  const total = first.total == null ? first.total : first.total + outputs.length
  return { ...data, pages: [{ ...first, items: [...outputs, ...first.items], total }, ...others] }
}
