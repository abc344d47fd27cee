import { expect, it } from 'vitest'
import { Chord } from './chord'

const key = (key: string, more: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean; timeStamp?: number } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 0,
  ...more,
})

it('names a key with Ctrl and with ⌘ alike', () => {
  expect(new Chord().press(key('k', { ctrlKey: true }))).toEqual(['mod+k'])
  expect(new Chord().press(key('K', { metaKey: true }))).toEqual(['mod+k'])
})

it('does not name the Shift that a character needs', () => {
  expect(new Chord().press(key('?', { shiftKey: true }))).toEqual(['?'])
  expect(new Chord().press(key('Enter', { ctrlKey: true, shiftKey: true }))).toEqual(['mod+shift+enter'])
})

it('knows two keys one after the other, if the second comes soon', () => {
  const chord = new Chord()
  chord.press(key('g', { timeStamp: 0 }))
  expect(chord.press(key('h', { timeStamp: 400 }))).toContain('g h')
  chord.press(key('g', { timeStamp: 1000 }))
  expect(chord.press(key('h', { timeStamp: 3000 }))).toEqual(['h'])
})

it('leaves Alt to the keyboard layout', () => {
  expect(new Chord().press(key('q', { altKey: true }))).toEqual([])
})
