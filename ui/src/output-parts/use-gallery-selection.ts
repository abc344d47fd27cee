import { useCallback, useEffect, useMemo, useReducer } from 'react'
import type { OutputView } from '@/api/types'
import { toast } from '@/components/toasts'
import { count } from '@/format/count'
import { useShortcut, useToldKeys } from '@/keys/shortcuts'
import { LIGHTBOX_KEYS } from './lightbox/keys'
import type { Mark } from './marking'
import { NOTHING, orderOf, select } from './selection'
import { useMarks } from './use-marks'
import type { Outputs } from './use-outputs'
import { downloadSelection, MOST_IN_ZIP } from './zip'

const SECTION = 'Gallery'

/** The grid listens to these by itself, and the lightbox to its own. */
const TOLD = [
  { keys: 'arrowleft arrowright', label: 'To the one beside it', section: SECTION },
  { keys: 'arrowup arrowdown', label: 'To the one above or below', section: SECTION },
  { keys: 'shift+arrowright', label: 'Select up to there', section: SECTION },
  { keys: 'space', label: 'Select, or not', section: SECTION },
  { keys: 'enter', label: 'Open', section: SECTION },
  { keys: 'alt+click', label: 'Compare with the original', section: SECTION },
  { keys: 'escape', label: 'Select nothing', section: SECTION },
  ...LIGHTBOX_KEYS.filter(({ action }) => !['favourite', 'reject', 'undo', 'download', 'help'].includes(action)).map(({ keys, label }) => ({
    keys: keys[0] ?? '',
    label,
    section: 'A picture that is open',
  })),
]

/** What is selected in a gallery, and what its keys do with it; without a selection they mean the picture where the keyboard is. */
export function useGallerySelection({ outputs, total, loadAll }: Pick<Outputs, 'outputs' | 'total' | 'loadAll'>) {
  const order = useMemo(() => orderOf(outputs.map(({ itemId }) => itemId)), [outputs])
  const [selection, dispatch] = useReducer(select, NOTHING)
  useEffect(() => dispatch({ type: 'keep', order }), [order])
  const selected = useMemo(() => outputs.filter(({ itemId }) => selection.ids.has(itemId)), [outputs, selection.ids])
  const { mark, undo } = useMarks()

  const meant = (): readonly OutputView[] => {
    const active = outputs[order.placeOf.get(selection.active ?? '') ?? -1]
    return selected.length > 0 || active === undefined ? selected : [active]
  }
  const markMeant = (what: Mark) => {
    const marked = meant()
    // The keyboard goes on with the next one that stays.
    const ids = new Set(marked.map(({ itemId }) => itemId))
    const from = order.placeOf.get(selection.active ?? '') ?? 0
    const next = order.ids.find((id, place) => place > from && !ids.has(id)) ?? order.ids.findLast((id, place) => place < from && !ids.has(id))
    mark(marked, what)
    if (what === 'rejected' && next !== undefined) dispatch({ type: 'visit', id: next })
  }

  const selectAll = useCallback(async () => {
    const all = outputs.length >= Math.min(total, MOST_IN_ZIP) ? outputs.slice(0, MOST_IN_ZIP) : await loadAll(MOST_IN_ZIP)
    if (total > MOST_IN_ZIP) toast(`The newest ${count(all.length)} are selected; more do not fit into one ZIP.`)
    dispatch({ type: 'all', order: orderOf(all.map(({ itemId }) => itemId)) })
  }, [outputs, total, loadAll])

  useToldKeys(TOLD)
  useShortcut({ keys: 'mod+a', label: 'Select all', section: SECTION }, () => void selectAll())
  useShortcut({ keys: 'f', label: 'Favourite', section: SECTION }, () => markMeant('favourite'))
  useShortcut({ keys: '.', label: 'Favourite', section: SECTION }, () => markMeant('favourite'))
  useShortcut({ keys: 'x', label: 'Put aside, or take back', section: SECTION }, () => markMeant('rejected'))
  useShortcut({ keys: 'u', label: 'Undo', section: SECTION }, () => undo())
  useShortcut({ keys: 'd', label: 'Download', section: SECTION }, () => void downloadSelection(meant().map(({ itemId }) => itemId)))
  return { selection, dispatch, order, selected, mark: markMeant, selectAll }
}
