import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { sendsAgain, waitBefore } from '@/api/query-client'
import { isBlock, itemKeys } from '@/api/queries/items'
import { markOutputs, outputKeys } from '@/api/queries/outputs'
import type { ItemDetail, ItemView, OutputView } from '@/api/types'
import { closeToast, toast, toastProblem } from '@/components/toasts'
import { Store } from '@/store'
import { type Mark, marking, type Marking } from './marking'
import { type Marks, type OutputPages, withMarks } from './output-list'

/** What `U` takes back, the last first; it outlives the page that it was done on. */
const done = new Store<readonly Marking[]>([])
const MOST_UNDONE = 100

/** The toasts that offer to take something back: they go when it is. */
const offers = new WeakMap<Marking, number>()

interface Change {
  itemIds: readonly string[]
  change: Marks
  inverse: Marks
}

/** Favours and rejects outputs at once, and says so to the services behind; what they refuse is shown as it was. */
export function useMarks() {
  const client = useQueryClient()
  const { mutate } = useMutation({
    // One after the other: of F, F on the same picture the second one is what counts.
    scope: { id: 'marks' },
    // Said twice it is the same: what passes by itself is waited for.
    retry: sendsAgain,
    retryDelay: waitBefore,
    mutationFn: ({ itemIds, change }: Change) => markOutputs(itemIds, change),
    onError: (thrown, { itemIds, inverse }) => {
      show(client, itemIds, inverse)
      toastProblem(thrown)
    },
    onSettled: () => refreshOthers(client),
  })

  const apply = useCallback(
    (change: Change) => {
      show(client, change.itemIds, change.change)
      mutate(change)
    },
    [client, mutate],
  )

  const undo = useCallback(
    (which: Marking | undefined = done.get().at(-1)): Marking | undefined => {
      if (which === undefined || !done.get().includes(which)) return undefined
      done.set(done.get().filter((each) => each !== which))
      const offer = offers.get(which)
      if (offer !== undefined) closeToast(offer)
      apply({ itemIds: which.itemIds, change: which.inverse, inverse: which.change })
      return which
    },
    [apply],
  )

  const mark = useCallback(
    (outputs: readonly OutputView[], what: Mark) => {
      const made = marking(outputs, what)
      if (made === undefined) return
      done.set([...done.get().slice(1 - MOST_UNDONE), made])
      apply(made)
      // A star is seen where it is set; what disappears, or is more than one sees, is said.
      if (what === 'rejected' || made.itemIds.length > 1) {
        offers.set(made, toast(made.words, { action: { label: 'Undo', onAction: () => undo(made) } }))
      }
    },
    [apply, undo],
  )

  return { mark, undo }
}

/** Writes marks into everything that is shown. */
function show(client: QueryClient, itemIds: readonly string[], marks: Marks) {
  const ids = new Set(itemIds)
  client.setQueriesData<OutputPages>({ queryKey: outputKeys.lists }, (data) => data && withMarks(data, ids, marks))
  const marked = (item: ItemView): ItemView => ({ ...item, favourite: marks.favourite ?? item.favourite, rejected: marks.rejected ?? item.rejected })
  for (const id of itemIds) client.setQueryData<ItemDetail>(itemKeys.detail(id), (known) => known && { ...known, item: marked(known.item) })
  client.setQueriesData<ItemView[]>({ queryKey: itemKeys.all, predicate: isBlock }, (items) =>
    items?.some(({ id }) => ids.has(id)) === true ? items.map((item) => (ids.has(item.id) ? marked(item) : item)) : items,
  )
}

/** Lists that nobody looks at hold what they held; they are loaded anew when somebody does. */
function refreshOthers(client: QueryClient) {
  client.removeQueries({ queryKey: outputKeys.lists, type: 'inactive' })
  void client.invalidateQueries({ queryKey: outputKeys.heads })
}
