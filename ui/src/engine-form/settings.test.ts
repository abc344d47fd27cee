import { describe, expect, it } from 'vitest'
import type { EngineProfile, EngineView } from '@/api/types'
import { anEngine } from '@/test/engines'
import { choicesOf, engineOf, fitting, noSettings, parametersOf, submitted, withParameter } from './settings'
import { engineWords, seedWords, shapeWords } from './words'

const augment: EngineProfile = anEngine('augment')
const gemini: EngineProfile = anEngine('gemini')
const view = (profile: EngineProfile, available: boolean): EngineView => ({ profile, available, endpoints: [] })

describe('the engine', () => {
  it('is the one that was chosen, though it is not available now', () =>
    expect(engineOf([view(augment, true), view(gemini, false)], { engine: 'gemini' })?.profile).toBe(gemini))
  it('is else the first that is available', () => expect(engineOf([view(gemini, false), view(augment, true)], noSettings)?.profile).toBe(augment))
  it('is nobody when none is served', () => expect(engineOf([], noSettings)).toBeUndefined())
})

describe('settings', () => {
  const pro = withParameter(noSettings, 'model', 'gemini-3-pro-image')
  const thinking = gemini.parameters.find(({ name }) => name === 'thinkingLevel')

  it('are narrowed by the model', () => {
    if (thinking === undefined) throw new Error('no such parameter')
    expect(choicesOf(gemini, thinking, noSettings)).toEqual(['minimal', 'medium', 'high'])
    expect(parametersOf(gemini, pro)).not.toContain(thinking)
  })

  it('lose what the model does not take, only in what is sent', () => {
    const chosen = withParameter({ ...pro, aspectRatio: '8:1' }, 'thinkingLevel', 'high')
    expect(submitted(gemini, chosen)).toEqual({ engine: 'gemini', parameters: { model: 'gemini-3-pro-image' } })
    expect(submitted(gemini, withParameter(chosen, 'model', undefined))).toEqual({ engine: 'gemini', parameters: { thinkingLevel: 'high' }, aspectRatio: '8:1' })
  })

  it('of one engine are not told to another', () => {
    expect(fitting(gemini, withParameter(noSettings, 'rotate', 20)).parameters).toEqual({})
    expect(fitting(augment, withParameter(noSettings, 'rotate', 20)).parameters).toEqual({ rotate: 20 })
  })

  it('keep to the bounds', () => {
    for (const [name, value] of [['rotate', 46], ['rotate', '10'], ['format', 'gif'], ['recipes', []]] as const) {
      expect(fitting(augment, withParameter(noSettings, name, value)).parameters).toEqual({})
    }
  })
})

it('says settings in words', () => {
  expect(engineWords(augment, withParameter(withParameter(noSettings, 'rotate', 25), 'format', 'jpeg'))).toBe('Classic augmentation · Rotation 25')
  expect(engineWords(gemini, withParameter(noSettings, 'model', 'gemini-3-pro-image'))).toBe('Gemini (Nano Banana) · Model Nano Banana Pro')
  expect(shapeWords(augment, noSettings)).toBe('As large as the picture · ratio of the picture')
  expect(shapeWords(gemini, { ...noSettings, aspectRatio: '16:9' })).toBe('1K · 16:9')
  expect([seedWords(noSettings), seedWords({ ...noSettings, seed: 7 })]).toEqual(['Drawn anew for each image', 'Locked at 7'])
})
