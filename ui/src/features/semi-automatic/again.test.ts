import { expect, it } from 'vitest'
import { aJob, anItem } from '@/test/builders'
import { again } from './again'

const job = aJob({ mode: 'semi-automatic', size: '2K', parameters: { model: 'x' } })
const inputs = [{ sha256: 'a'.repeat(64), name: 'a.png' }]
const items = [7, 9, 4, 2].map((seed) => anItem({ seed, inputs, prompt: 'a fox', negativePrompt: 'snow' }))
const same = { mode: 'semi-automatic', groupId: job.groupId, engine: 'gemini', parameters: { model: 'x' }, size: '2K' }
const reference = { inputs, images: 4, perSet: 4, prompt: 'a fox', negativePrompt: 'snow' }

it('varies a set: all the same but the seeds', () => expect(again(job, items, { areSeedsKept: false })).toEqual({ ...same, references: [reference] }))

it('makes a set again: the same seeds, each at its place, and other words', () =>
  expect(again(job, items, { prompt: ' a red fox ', areSeedsKept: true })).toEqual({ ...same, seeds: [7, 9, 4, 2], references: [{ ...reference, prompt: 'a red fox' }] }))
