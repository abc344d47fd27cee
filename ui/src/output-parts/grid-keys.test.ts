import { expect, it } from 'vitest'
import { gridAction } from './grid-keys'

const press = (key: string, more: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) =>
  gridAction({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

it.each([
  ['ArrowDown', {}, { type: 'go', step: 'down', manner: 'alone' }],
  ['ArrowRight', { shiftKey: true }, { type: 'go', step: 'right', manner: 'range' }],
  ['End', { ctrlKey: true }, { type: 'go', step: 'last', manner: 'visit' }],
  [' ', {}, { type: 'toggle' }],
  ['a', { metaKey: true }, { type: 'all' }],
  ['A', { ctrlKey: true }, { type: 'all' }],
  ['Enter', {}, { type: 'open' }],
  ['Escape', {}, { type: 'clear' }],
] as const)('%s', (key, more, action) => expect(press(key, more)).toEqual(action))

it('leaves other keys to others', () => {
  expect(press('a')).toBeUndefined()
  expect(press('k', { ctrlKey: true })).toBeUndefined()
  expect(press('ArrowLeft', { altKey: true })).toBeUndefined()
})
