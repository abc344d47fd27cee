import { expect, it } from 'vitest'
import { signInSearch } from './sign-in-search'

it('goes on to pages of our own only', () => {
  expect(signInSearch({ next: '/jobs?status=failed' })).toEqual({ next: '/jobs?status=failed' })
  for (const next of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 3, undefined]) expect(signInSearch({ next })).toEqual({})
})
