import { expect, it } from 'vitest'
import { anOutput } from '@/test/builders'
import { marking } from './marking'

const plain = anOutput({ itemId: 'a' })
const liked = anOutput({ itemId: 'b', favourite: true })

it('marks those that are not marked yet, and nothing else', () => {
  expect(marking([plain, liked], 'favourite')).toEqual({
    itemIds: ['a'],
    change: { favourite: true },
    inverse: { favourite: false },
    words: '1 image added to the favourites',
  })
})

it('takes the mark away when all have it', () => {
  expect(marking([liked], 'favourite')).toMatchObject({ itemIds: ['b'], change: { favourite: false }, inverse: { favourite: true } })
})

it('puts aside and takes back', () => {
  expect(marking([plain, liked], 'rejected')?.words).toBe('2 images put aside')
  expect(marking([anOutput({ rejected: true })], 'rejected')?.words).toBe('1 image taken back')
})

it('of nothing is none', () => expect(marking([], 'favourite')).toBeUndefined())
