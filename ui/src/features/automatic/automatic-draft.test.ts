import { describe, expect, it } from 'vitest'
import { noSettings } from '@/engine-form/settings'
import { noGroup } from '@/job-parts/group-wish'
import { aJob } from '@/test/builders'
import { anEngine } from '@/test/engines'
import { foundFile } from '@/upload/file'
import { draftOf, inputsOf, readDraft, submissionOf } from './automatic-draft'

const inputs = [{ sha256: 'a'.repeat(64), name: 'a.png' }]
const stored = (path: string, sha256: string, modified = 0) => ({ ...foundFile({ path, bytes: 1, modified }), stage: { kind: 'stored', sha256, wasHere: false } as const })

describe('a draft', () => {
  it('is there from the beginning', () =>
    expect(readDraft(null)).toEqual({ prompt: '', negativePrompt: '', variations: 4, group: noGroup, settings: noSettings }))

  it('keeps what still makes sense of an older one', () =>
    expect(readDraft({ prompt: 'rain', variations: 'many', settings: { engine: 'gone', parameters: { rotate: 3 }, seed: -1 } })).toEqual({
      prompt: 'rain',
      negativePrompt: '',
      variations: 4,
      group: noGroup,
      settings: { ...noSettings, parameters: { rotate: 3 } },
    }))

  it('can be made of a job', () =>
    expect(draftOf(aJob({ engine: 'gemini', size: '2K', variations: 3, seed: 5 }), 9)).toEqual({
      prompt: 'the same street in heavy rain at dusk',
      negativePrompt: '',
      variations: 3,
      group: { name: 'Street scenes', id: aJob().groupId },
      settings: { engine: 'gemini', parameters: {}, size: '2K', aspectRatio: null, seed: 9 },
    }))
})

describe('a submission', () => {
  const draft = { ...readDraft(null), prompt: ' rain ', negativePrompt: 'people', group: { name: ' Streets ' } }

  it('says what was chosen, and nothing else', () =>
    expect(submissionOf(draft, anEngine('gemini'), inputs)).toEqual({ mode: 'automatic', inputs, variations: 4, groupName: 'Streets', prompt: 'rain', negativePrompt: 'people', engine: 'gemini' }))

  it('keeps a prompt from an engine that reads none', () =>
    expect(submissionOf(draft, anEngine('augment'), inputs)).toEqual({ mode: 'automatic', inputs, variations: 4, groupName: 'Streets', engine: 'augment' }))
})

it('takes each picture that is there, a name once', () => {
  const files = [stored('a.png', '1'), stored('b.png', '1'), stored('a.png', '1', 2), foundFile({ path: 'c.png', bytes: 1, modified: 0 })]
  expect(inputsOf(files)).toEqual([
    { sha256: '1', name: 'a.png' },
    { sha256: '1', name: 'b.png' },
  ])
})
