import { describe, expect, it } from 'vitest'
import { foundFile, idOf, type Stage, type UploadFile } from './file'
import { type Action, next, reduce, type Step } from './reducer'
import { tally } from './tally'

const SHA = 'a'.repeat(64)
const file = (path: string) => ({ path, bytes: 100, modified: 7 })
const id = (path: string) => idOf(file(path))
const after = (...actions: Action[]) => reduce([], actions)
const found = (...paths: string[]): Action => ({ kind: 'found', files: paths.map(file) })
const hashed = (path: string, sha256 = SHA): Action => ({ kind: 'file', id: id(path), step: { kind: 'hashed', sha256 } })
const content = (step: Step, sha256 = SHA): Action => ({ kind: 'content', sha256, step })
const stages = (files: readonly UploadFile[]) => files.map(({ stage }) => stage.kind)

describe('a list of files', () => {
  it('is in the order in which people count', () => {
    expect(after(found('b/1.png', 'a/10.png', 'a/2.png')).map(({ path }) => path)).toEqual(['a/2.png', 'a/10.png', 'b/1.png'])
  })

  it('holds the same file once, however often it is dropped', () => {
    expect(after(found('1.png'), found('1.png', '2.png'))).toHaveLength(2)
  })

  it('holds a file that was changed meanwhile as another one', () => {
    const changed: Action = { kind: 'found', files: [{ ...file('1.png'), modified: 8 }] }
    expect(after(found('1.png'), changed)).toHaveLength(2)
  })

  it('goes the whole way', () => {
    const steps: Action[] = [found('1.png'), hashed('1.png'), content({ kind: 'sent', part: 0.5 }), content({ kind: 'uploaded' }), content({ kind: 'stored', wasHere: false })]
    expect(steps.map((_, end) => stages(after(...steps.slice(0, end + 1)))[0])).toEqual(['found', 'hashed', 'uploading', 'uploaded', 'stored'])
  })

  it('moves all files with the same bytes at once', () => {
    expect(stages(after(found('1.png', '2.png', '3.png'), hashed('1.png'), hashed('3.png'), content({ kind: 'stored', wasHere: true })))).toEqual(['stored', 'found', 'stored'])
  })

  it('forgets what was removed, and what is said of it later', () => {
    expect(after(found('1.png'), hashed('1.png'), { kind: 'removed', ids: new Set([id('1.png')]) }, content({ kind: 'uploaded' }))).toEqual([])
  })

  it('keeps what did not change as it is', () => {
    const before = after(found('1.png', '2.png'))
    const now = reduce(before, [hashed('1.png')])
    expect(now[1]).toBe(before[1])
  })
})

describe('a list that was restored', () => {
  const before = after(found('1.png', '2.png'), hashed('1.png'), content({ kind: 'stored', wasHere: false }))

  it('cannot read what is still to be sent', () => {
    expect(after({ kind: 'restored', files: before }).map(({ isAway }) => isAway)).toEqual([false, true])
  })

  it('goes on when the folder is given again', () => {
    const now = after({ kind: 'restored', files: before }, found('1.png', '2.png', '3.png'))
    expect(now.map(({ isAway }) => isAway)).toEqual([false, false, false])
    expect(stages(now)).toEqual(['stored', 'found', 'found'])
  })

  it('takes nothing back from a list that went on meanwhile', () => {
    const now = reduce(after(found('2.png'), hashed('2.png')), [{ kind: 'restored', files: before }])
    expect(stages(now)).toEqual(['stored', 'hashed'])
  })
})

describe('a step', () => {
  const stored: Stage = { kind: 'stored', sha256: SHA, wasHere: false }
  const late: Step[] = [{ kind: 'sent', part: 1 }, { kind: 'uploaded' }, { kind: 'failed', reason: 'x' }, { kind: 'refused', reason: 'x' }, { kind: 'vanished' }, { kind: 'hashed', sha256: SHA }, { kind: 'again' }]

  it.each(late)('that comes late changes nothing of what is stored: $kind', (step) => expect(next(stored, step)).toBe(stored))

  it('sends what the server has lost once more', () => expect(next(stored, { kind: 'missing' })).toEqual({ kind: 'hashed', sha256: SHA }))

  it('tries again from where it failed', () => {
    expect(next({ kind: 'failed', sha256: SHA, reason: 'x' }, { kind: 'again' })).toEqual({ kind: 'hashed', sha256: SHA })
    expect(next({ kind: 'failed', sha256: undefined, reason: 'x' }, { kind: 'again' })).toEqual({ kind: 'found' })
    expect(next({ kind: 'vanished' }, { kind: 'again' })).toEqual({ kind: 'found' })
  })

  it('never tries a refused one again by itself', () => {
    const refused: Stage = { kind: 'refused', reason: 'x' }
    expect(next(refused, { kind: 'again' })).toBe(refused)
    expect(next(refused, { kind: 'failed', reason: 'y' })).toBe(refused)
  })
})

it('is counted', () => {
  const files = after(
    found('1.png', '2.png', '3.png', '4.png', '5.png'),
    hashed('1.png', '1'),
    content({ kind: 'stored', wasHere: true }, '1'),
    hashed('2.png', '2'),
    content({ kind: 'stored', wasHere: false }, '2'),
    hashed('3.png', '3'),
    content({ kind: 'sent', part: 0.25 }, '3'),
    { kind: 'file', id: id('4.png'), step: { kind: 'refused', reason: 'No picture.' } },
  )
  expect(tally(files)).toEqual({ all: 5, stored: 2, wereHere: 1, unread: 1, underWay: 2, away: 0, refused: 1, failed: 0, vanished: 0, bytes: 300, sentBytes: 125 })
  expect(tally([foundFile(file('x')), { ...foundFile(file('y')), isAway: true }])).toMatchObject({ underWay: 2, away: 1 })
})
