/** What is selected, as in a file manager. Everything is by id: places shift when new outputs come. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Where the keyboard is. */
  active: string | undefined
  /** Where a range begins. */
  anchor: string | undefined
}

export const NOTHING: Selection = { ids: new Set(), active: undefined, anchor: undefined }

/** How it was reached: alone, added or taken away (⌘), or everything from the anchor to there (Shift). */
type Manner = 'alone' | 'toggle' | 'range'

export type SelectionAction =
  | { type: 'reach'; id: string; manner: Manner; order: Order }
  /** The keyboard goes there, the selection stays. */
  | { type: 'visit'; id: string }
  | { type: 'all'; order: Order }
  | { type: 'clear' }
  /** Some are not shown any more. */
  | { type: 'keep'; order: Order }

/** The ids as they are shown, and the place of each. */
export interface Order {
  ids: readonly string[]
  placeOf: ReadonlyMap<string, number>
}

export const orderOf = (ids: readonly string[]): Order => ({ ids, placeOf: new Map(ids.map((id, place) => [id, place])) })

export function select(selection: Selection, action: SelectionAction): Selection {
  switch (action.type) {
    case 'reach':
      return reach(selection, action.id, action.manner, action.order)
    case 'visit':
      return { ...selection, active: action.id, anchor: selection.anchor ?? action.id }
    case 'all':
      return { ...selection, ids: new Set(action.order.ids) }
    case 'clear':
      return selection.ids.size === 0 ? selection : { ...selection, ids: new Set(), anchor: selection.active }
    case 'keep':
      return keep(selection, action.order)
  }
}

function reach({ ids, anchor }: Selection, id: string, manner: Manner, order: Order): Selection {
  switch (manner) {
    case 'alone':
      return { ids: new Set([id]), active: id, anchor: id }
    case 'toggle': {
      const changed = new Set(ids)
      if (!changed.delete(id)) changed.add(id)
      return { ids: changed, active: id, anchor: id }
    }
    case 'range': {
      const to = order.placeOf.get(id) ?? 0
      const from = order.placeOf.get(anchor ?? id) ?? to
      return { ids: new Set(order.ids.slice(Math.min(from, to), Math.max(from, to) + 1)), active: id, anchor: anchor ?? id }
    }
  }
}

function keep(selection: Selection, { placeOf }: Order): Selection {
  const isShown = (id: string | undefined) => id === undefined || placeOf.has(id)
  const lost = [...selection.ids].filter((id) => !isShown(id))
  if (lost.length === 0 && isShown(selection.active) && isShown(selection.anchor)) return selection
  return {
    ids: new Set([...selection.ids].filter(isShown)),
    active: isShown(selection.active) ? selection.active : undefined,
    anchor: isShown(selection.anchor) ? selection.anchor : undefined,
  }
}
