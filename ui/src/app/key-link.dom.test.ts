import { expect, it } from 'vitest'
import { keyInLink, takeKeyFromLink } from './key-link'

it('finds the key of a sign-in link', () => {
  expect(keyInLink('#key=lm_abcdefgh_123-_4')).toBe('lm_abcdefgh_123-_4')
  expect(keyInLink('#endpoints')).toBeUndefined()
  expect(keyInLink('#key=')).toBeUndefined()
})

it('takes it out of the address', () => {
  history.replaceState(null, '', '/jobs?status=failed#key=lm_a_b')
  expect(takeKeyFromLink()).toBe('lm_a_b')
  expect(location.pathname + location.search + location.hash).toBe('/jobs?status=failed')
})

it('leaves other fragments alone', () => {
  history.replaceState(null, '', '/#endpoints')
  expect(takeKeyFromLink()).toBeUndefined()
  expect(location.hash).toBe('#endpoints')
})
