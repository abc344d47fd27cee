import { expect, it } from 'vitest'
import { LIGHTBOX_KEYS, lightboxAction, withKey } from './keys'

const press = (key: string, more: { ctrlKey?: boolean } = {}) => lightboxAction({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

it('walks, marks and shows by single keys, large or small', () => {
  expect(['ArrowRight', 'f', 'F', '.', 'x', 'u', 'i', 'c', 'z', 'd'].map((key) => press(key))).toEqual([
    'next',
    'favourite',
    'favourite',
    'favourite',
    'reject',
    'undo',
    'info',
    'compare',
    'actual',
    'download',
  ])
})

it("leaves the browser's own keys alone", () => {
  expect(press('d', { ctrlKey: true })).toBeUndefined()
  expect(press('q')).toBeUndefined()
})

it('has each key once', () => {
  const keys = LIGHTBOX_KEYS.flatMap((each) => each.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

it('tells the key with the button', () => {
  expect(withKey('favourite')).toBe('Favourite (F)')
  expect(withKey('next')).toBe('The next one')
})
