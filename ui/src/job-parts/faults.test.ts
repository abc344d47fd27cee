import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { Faults } from './faults'

const found = (...problems: [field: string | null, detail: string][]) =>
  new Faults({ problems: problems.map(([field, detail]) => ({ type: 'urn:lightmill:error:invalid-request', field, detail })) })

it('says beside a field what is wrong, without its name', () => {
  expect(found(['prompt', 'prompt is missing; this engine needs one.']).of('prompt')).toBe('It is missing; this engine needs one.')
  expect(found(['engine', 'No endpoint serves this engine.']).of('engine')).toBe('No endpoint serves this engine.')
})

it('knows parts of a field', () => {
  const faults = found(['parameters.rotate', 'x'], ['references[2].prompt', 'y'])
  expect([faults.hasAny('parameters'), faults.hasAny('references'), faults.hasAny('param', 'prompt')]).toEqual([true, true, false])
})

it('leaves nothing unsaid', () => {
  expect(found(['prompt', 'a'], ['inputs', 'b']).besides('prompt')).toBe('b')
  expect(found(['prompt', 'a']).besides('prompt')).toBeUndefined()
  expect(found([null, '… and 3 more.']).besides('prompt')).toBe('… and 3 more.')
})

it('takes what the submission was refused for, too', () => {
  const refusal = new Problem('invalid-request', 'x', undefined, undefined, 422, undefined, new Map([['variations', 'variations is 2000; at most 1000.']]))
  expect(new Faults(undefined, refusal).of('variations')).toBe('It is 2000; at most 1000.')
})
