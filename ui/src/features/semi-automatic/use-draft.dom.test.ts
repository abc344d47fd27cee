import { beforeEach, expect, it, vi } from 'vitest'
import { Store } from '@/store'
import { readDraft, type SemiDraft } from './semi-draft'
import { actionsOf, type DraftActions } from './use-draft'

let draft: Store<SemiDraft>
let actions: DraftActions
const bringBack = vi.fn<() => void>()
const forgotten = vi.fn<(files: ReadonlySet<string>) => () => void>()

beforeEach(() => {
  bringBack.mockReset()
  forgotten.mockReset().mockReturnValue(bringBack)
  draft = new Store(readDraft(null))
  actions = actionsOf(draft, forgotten)
})

const cards = () => draft.get().references.map(({ files }) => files.join('+'))
const idAt = (place: number) => draft.get().references[place]?.id ?? ''

it('makes a card of each picture', () => {
  actions.addReferences(['a', 'b'])
  expect(cards()).toEqual(['a', 'b'])
})

it('makes a card of as many pictures as are shown together', () => {
  actions.addReferences(['a', 'b', 'c'], 2)
  expect(cards()).toEqual(['a+b', 'c'])
})

it('shows several pictures together', () => {
  actions.addReferences(['a'])
  actions.addTo(idAt(0), ['b', 'a'])
  expect(cards()).toEqual(['a+b'])
  actions.removeFile(idAt(0), 'a')
  expect(cards()).toEqual(['b'])
})

it('forgets a picture that no card has any more, and only such', () => {
  actions.addReferences(['a', 'a'])
  actions.remove(idAt(0))
  expect(forgotten).not.toHaveBeenCalled()
  actions.removeFile(idAt(0), 'a')
  expect(cards()).toEqual([])
  expect(forgotten).toHaveBeenCalledWith(new Set(['a']))
})

it('changes one card only', () => {
  actions.addReferences(['a', 'b'])
  actions.changeReference(idAt(1), { images: 40 })
  expect(draft.get().references.map(({ images }) => images)).toEqual([4, 40])
  actions.addReferences(['c'])
  expect(draft.get().references.at(-1)?.images).toBe(40)
})

it('gives back a card that was removed, where it was, with its pictures', () => {
  actions.addReferences(['a', 'b'])
  const undo = actions.remove(idAt(0))
  expect(cards()).toEqual(['b'])
  undo()
  expect(cards()).toEqual(['a', 'b'])
  expect(bringBack).toHaveBeenCalledOnce()
})
