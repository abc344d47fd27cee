import { expect, it } from 'vitest'
import { again, withoutNothing } from './submission'

const submission = { mode: 'automatic', prompt: 'rain', groupName: 'Streets', inputs: [{ sha256: 'a' }], variations: 2, seeds: [7, 9], size: null, ahead: true, dryRun: false } as const

it('is the same again, with its seeds', () => {
  expect(again({ ...submission, inputs: [...submission.inputs], seeds: [...submission.seeds] }, 'g', false)).toEqual({
    mode: 'automatic',
    prompt: 'rain',
    groupId: 'g',
    inputs: [{ sha256: 'a' }],
    variations: 2,
    seeds: [7, 9],
  })
})

it('is drawn anew without them', () => {
  expect(again({ ...submission, inputs: [...submission.inputs], seeds: [...submission.seeds] }, 'g', true)).not.toHaveProperty('seeds')
})

it('says only what is said', () => expect(withoutNothing({ a: 0, b: null, c: undefined, d: '' })).toEqual({ a: 0, d: '' }))
