import { expect, it } from 'vitest'
import { aJob, anItem } from '@/test/builders'
import { asText, outcome, recorded, wishes } from './facts'

const names = (facts: { name: string }[]) => facts.map(({ name }) => name)

it('tells what was asked for, and leaves out what was not', () => {
  const job = aJob({ parameters: { strength: 0.7, flips: ['x', 'y'] }, aspectRatio: '16:9' })
  expect(wishes(anItem({ negativePrompt: 'cars' }), job)).toEqual([
    { name: 'Prompt', text: 'the same street in heavy rain at dusk', isProse: true },
    { name: 'Not', text: 'cars', isProse: true },
    { name: 'Seed', text: '4011275093' },
    { name: 'Engine', text: 'gemini' },
    { name: 'Aspect ratio', text: '16:9' },
    { name: 'strength', text: '0.7' },
    { name: 'flips', text: 'x, y' },
  ])
  expect(names(wishes(anItem({ prompt: '' }), undefined))).toEqual(['Seed'])
})

it('tells what came of it, in words to read and in words to copy', () => {
  const facts = outcome(anItem(), undefined)
  expect(facts.slice(0, 3)).toMatchObject([{ name: 'Size', text: '1,200 × 800', copied: '1200x800' }, { name: 'File', text: 'PNG, 1.5 MB' }, { name: 'Cost', text: '$0.039', copied: '0.039' }])
  expect(names(outcome(anItem({ output: null, costUsd: null, seconds: null, finishedAt: null }), undefined))).toEqual(['Submitted', 'Variation'])
  expect(outcome(anItem(), aJob({ mode: 'automatic' })).at(-1)?.text).not.toContain('set')
  expect(outcome(anItem(), aJob({ mode: 'semi-automatic' })).at(-1)?.text).toContain('set')
})

it('tells what the engine recorded', () => {
  expect(recorded(anItem({ metadata: { model: 'x-2', usage: { tokens: 12 } } }))).toEqual([
    { name: 'model', text: 'x-2' },
    { name: 'usage', text: '{"tokens":12}' },
  ])
})

it('is text, a fact a line', () => {
  expect(asText([{ name: 'Prompt', text: 'rain' }, { name: 'Cost', text: '$0.04', copied: '0.039' }])).toBe('Prompt: rain\nCost: 0.039')
})
