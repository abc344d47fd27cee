import { describe, expect, it } from 'vitest'
import { noSettings } from '@/engine-form/settings'
import { aJob, someCounts } from '@/test/builders'
import { anEngine } from '@/test/engines'
import { foundFile } from '@/upload/file'
import { columnsOf, heightOf, rowsOf, tileSize } from './rows'
import { moved, newReference, readDraft, submissionOf, sumOf } from './semi-draft'
import { likelySets, setsOf } from './sets'
import { cardsOf } from './use-settings-link'

const file = (path: string, sha256?: string) => ({
  ...foundFile({ path, bytes: 1, modified: 0 }),
  ...(sha256 !== undefined && { stage: { kind: 'stored', sha256, wasHere: false } as const }),
})
const files = new Map([file('a.png', '1'), file('b.png', '2'), file('c.png')].map((each) => [each.id, each]))
const ids = [...files.keys()]
const reference = (images: number, perSet: number) => ({ ...newReference([], { images, perSet }), id: `${images}/${perSet}` })

describe('cards', () => {
  it('move', () => {
    const cards = [reference(1, 1), reference(2, 2), reference(3, 3)]
    expect(moved(cards, '3/3', 0).map(({ id }) => id)).toEqual(['3/3', '1/1', '2/2'])
    expect(moved(cards, '1/1', 2).map(({ id }) => id)).toEqual(['2/2', '3/3', '1/1'])
    expect(moved(cards, '1/1', -1).map(({ id }) => id)).toEqual(['1/1', '2/2', '3/3'])
  })

  it('are summed up', () => {
    expect(sumOf([reference(40, 4)])).toEqual({ images: 40, sets: 10 })
    expect(sumOf([reference(40, 4), reference(5, 4), reference(1, 4)])).toEqual({ images: 46, sets: 13 })
    expect(sumOf([reference(0, 4), reference(3, 0)])).toEqual({ images: 3, sets: 3 })
  })

  it('take the numbers of the one before', () => expect(newReference(['x'], reference(40, 8))).toMatchObject({ files: ['x'], images: 40, perSet: 8, prompt: '' }))
})

describe('a submission', () => {
  const card = { ...newReference(ids, { images: 3, perSet: 4 }), prompt: ' as a watercolour ', negativePrompt: '' }
  const draft = { prompt: 'Portraits', group: { name: ' Characters' }, settings: noSettings, references: [card] }

  it('has the pictures that are there, and sets no larger than what is wanted', () =>
    expect(submissionOf(draft, anEngine('gemini'), files)).toEqual({
      mode: 'semi-automatic',
      prompt: 'Portraits',
      groupName: 'Characters',
      engine: 'gemini',
      references: [{ inputs: [{ sha256: '1', name: 'a.png' }, { sha256: '2', name: 'b.png' }], prompt: 'as a watercolour', images: 3, perSet: 3 }],
    }))

  it('keeps prompts from an engine that reads none', () => expect(JSON.stringify(submissionOf(draft, anEngine('augment'), files))).not.toContain('watercolour'))
})

it('reads a draft of an older page as far as it makes sense', () =>
  expect(readDraft({ references: [{ id: 'x', files: ['y'], images: -3 }] }).references).toEqual([{ id: 'x', files: ['y'], prompt: '', negativePrompt: '', images: 4, perSet: 4 }]))

describe('sets', () => {
  it('follow the references of a job', () =>
    expect(setsOf({ references: [{ images: 5, perSet: 4 }, { perSet: 2 }] as never })).toEqual([
      { index: 0, from: 0, to: 4, reference: 0 },
      { index: 1, from: 4, to: 5, reference: 0 },
      { index: 2, from: 5, to: 7, reference: 1 },
    ]))

  it('are thought alike until the references are known', () =>
    expect(likelySets(10, 3)).toEqual([
      { index: 0, from: 0, to: 4, reference: undefined },
      { index: 1, from: 4, to: 8, reference: undefined },
      { index: 2, from: 8, to: 10, reference: undefined },
    ]))
})

describe('the cards of a job', () => {
  const references = [
    { inputs: [{ sha256: '1', name: 'a.png' }], images: 8, perSet: 4, prompt: 'happy' },
    { inputs: [{ sha256: '2', name: 'b.png' }], images: 4, perSet: 4, prompt: 'sad' },
  ]

  it('are laid out all', () => expect(cardsOf({ references }).cards.map(({ prompt }) => prompt)).toEqual(['happy', 'sad']))

  it('are the one that a set was made from', () => {
    const { cards, files } = cardsOf({ references }, 2)
    expect([cards.map(({ prompt }) => prompt), files.map(({ path }) => path)]).toEqual([['sad'], ['b.png']])
  })
})

describe('lines', () => {
  const job = aJob({ mode: 'semi-automatic', sets: 2, items: someCounts({ queued: 8 }) })
  const rows = rowsOf([job], () => likelySets(8, 2))

  it('are a job and its sets', () => expect(rows.map(({ kind }) => kind)).toEqual(['job', 'set', 'set']))

  it('know their height before anything has come', () => {
    expect([columnsOf(390), columnsOf(900)]).toEqual([2, 4])
    expect(tileSize(824)).toBe(200)
    expect(rows.map((row) => heightOf(row, 824))).toEqual([44, 244, 244])
    expect(rows.map((row) => heightOf(row, 408))).toEqual([44, 452, 452])
  })
})
