import { expect, it } from 'vitest'
import { blocksBeside } from './beside'

it('are the blocks around the one that is looked at, and never more', () => {
  expect(blocksBeside(50, 100)).toEqual({ near: [49, 50, 51], ends: [0, 99] })
  expect(blocksBeside(0, 100)).toEqual({ near: [0, 1], ends: [0, 99] })
  expect(blocksBeside(99, 100)).toEqual({ near: [98, 99], ends: [0, 99] })
})

it('are few in a small job, and none of one that nobody knows', () => {
  expect(blocksBeside(0, 1)).toEqual({ near: [0], ends: [0] })
  expect(blocksBeside(0, 0).near).toEqual([])
})
