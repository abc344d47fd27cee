import { describe, expect, it } from 'vitest'
import type { EngineSettings } from '@/engine-form/settings'
import { failureWords, needsChange, retryRequest, type RetryWishes } from './retry'

const settings: EngineSettings = { engine: 'gemini', parameters: { thinkingLevel: 'high' }, size: '2K', aspectRatio: null, seed: null }
const before: RetryWishes = { prompt: 'rain', negativePrompt: '', settings, newSeeds: false }

describe('a retry', () => {
  it('sends nothing that is as it was', () => expect(retryRequest('out-of-memory', before, before)).toEqual({ code: 'out-of-memory' }))

  it('sends what is other, and what is taken away as nothing', () => {
    const now = { ...before, prompt: ' snow ', newSeeds: true, settings: { ...settings, size: null, aspectRatio: '16:9', parameters: { serviceTier: 'flex' } } }
    expect(retryRequest('out-of-memory', before, now)).toEqual({
      code: 'out-of-memory',
      prompt: 'snow',
      size: '',
      aspectRatio: '16:9',
      parameters: { thinkingLevel: null, serviceTier: 'flex' },
      newSeeds: true,
    })
  })

  it('may be for another engine', () => {
    expect(retryRequest('model-retired', before, { ...before, settings: { ...settings, engine: 'augment' } })).toEqual({ code: 'model-retired', engine: 'augment' })
  })

  it('of a refused prompt needs another one', () => {
    expect(needsChange({ code: 'content-blocked' })).toBe(true)
    expect(needsChange({ code: 'worker-lost' })).toBe(false)
  })
})

describe('failures', () => {
  const group = { count: 14, sentence: 'The GPU ran out of memory.', advice: 'Try a smaller size.', retriable: 14 }
  it('are a sentence with its advice', () => expect(failureWords(group)).toEqual({ cause: '14 failed: the GPU ran out of memory.', rest: 'Try a smaller size.' }))
  it('tell how many are tried again', () => {
    expect(failureWords({ ...group, retriable: 13 }).rest).toBe('1 of them is being tried again, or made by now. Try a smaller size.')
    expect(failureWords({ ...group, retriable: 0 }).rest).toBe('All of them are being tried again, or are made by now.')
  })
})
