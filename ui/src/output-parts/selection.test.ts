import { describe, expect, it } from 'vitest'
import { NOTHING, orderOf, select, type Selection, type SelectionAction } from './selection'

const order = orderOf(['a', 'b', 'c', 'd', 'e'])
const reach = (id: string, manner: 'alone' | 'toggle' | 'range'): SelectionAction => ({ type: 'reach', id, manner, order })
const after = (...actions: SelectionAction[]): Selection => actions.reduce(select, NOTHING)
const ids = ({ ids: selected }: Selection) => [...selected].join('')

describe('the selection', () => {
  it('is what was clicked', () => {
    expect(ids(after(reach('b', 'alone'), reach('d', 'alone')))).toBe('d')
  })

  it('grows and shrinks one by one', () => {
    expect(ids(after(reach('b', 'alone'), reach('d', 'toggle')))).toBe('bd')
    expect(ids(after(reach('b', 'alone'), reach('d', 'toggle'), reach('b', 'toggle')))).toBe('d')
  })

  it('reaches from the anchor to either side', () => {
    expect(ids(after(reach('c', 'alone'), reach('e', 'range')))).toBe('cde')
    expect(ids(after(reach('c', 'alone'), reach('e', 'range'), reach('b', 'range')))).toBe('bc')
  })

  it('is one where no anchor is', () => expect(ids(after(reach('c', 'range')))).toBe('c'))

  it('is everything, and then nothing; the keyboard stays where it is', () => {
    const all = after(reach('b', 'alone'), { type: 'all', order })
    expect([ids(all), all.active]).toEqual(['abcde', 'b'])
    const none = select(all, { type: 'clear' })
    expect([ids(none), none.active]).toEqual(['', 'b'])
  })

  it('stays when the keyboard walks on', () => {
    expect(after(reach('b', 'alone'), { type: 'visit', id: 'c' })).toMatchObject({ active: 'c', anchor: 'b' })
  })

  it('loses what is not shown any more', () => {
    const fewer = orderOf(['a', 'c'])
    const left = after(reach('b', 'alone'), reach('c', 'toggle'), { type: 'keep', order: fewer })
    expect([ids(left), left.active, left.anchor]).toEqual(['c', 'c', 'c'])
    expect(after(reach('b', 'alone'), { type: 'keep', order: fewer })).toEqual(NOTHING)
  })

  it('is the same object when nothing was lost', () => {
    const before = after(reach('b', 'alone'))
    expect(select(before, { type: 'keep', order })).toBe(before)
  })
})
