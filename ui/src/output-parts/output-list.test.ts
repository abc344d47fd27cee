import { describe, expect, it } from 'vitest'
import type { OutputView } from '@/api/types'
import { anOutput } from '@/test/builders'
import { newsOf, type OutputPages, shownOutputs, withMarks, withNews } from './output-list'

const some = (...ids: string[]) => ids.map((itemId) => anOutput({ itemId }))
const pages = (...items: OutputView[][]): OutputPages => ({
  pages: items.map((each, page) => ({ items: each, total: 10, next: page === items.length - 1 ? null : `c${page}` })),
  pageParams: items.map(() => undefined),
})
const unfinished = (...items: OutputView[][]): OutputPages => {
  const whole = pages(...items)
  return { ...whole, pages: whole.pages.map((page, place) => ({ ...page, next: `c${place}` })) }
}
const ids = (outputs: readonly OutputView[]) => outputs.map(({ itemId }) => itemId)

describe('the list', () => {
  it('knows how many there are before all are loaded', () => {
    expect(shownOutputs(unfinished(some('a', 'b')), {}).total).toBe(10)
    expect(shownOutputs(pages(some('a', 'b')), {}).total).toBe(2)
  })

  it('does not show what was put aside, and counts it no more', () => {
    const data = withMarks(unfinished(some('a', 'b', 'c')), new Set(['b']), { rejected: true })
    const { outputs, total } = shownOutputs(data, {})
    expect(ids(outputs)).toEqual(['a', 'c'])
    expect(total).toBe(9)
  })

  it('shows it at its place again when it is taken back', () => {
    const away = withMarks(pages(some('a', 'b', 'c')), new Set(['b']), { rejected: true })
    expect(ids(shownOutputs(withMarks(away, new Set(['b']), { rejected: false }), {}).outputs)).toEqual(['a', 'b', 'c'])
  })

  it('of favourites loses what is none any more, and of the tray what was taken back', () => {
    const favourites = pages([anOutput({ itemId: 'a', favourite: true }), anOutput({ itemId: 'b', favourite: true })])
    expect(ids(shownOutputs(withMarks(favourites, new Set(['a']), { favourite: false }), { favourite: true }).outputs)).toEqual(['b'])
    const tray = pages([anOutput({ itemId: 'a', rejected: true }), anOutput({ itemId: 'b', rejected: true })])
    expect(ids(shownOutputs(withMarks(tray, new Set(['a']), { rejected: false }), { rejected: true }).outputs)).toEqual(['b'])
  })
})

describe('marks', () => {
  it('change what they name and leave the rest', () => {
    const { pages: [page] } = withMarks(pages(some('a', 'b')), new Set(['a']), { favourite: true })
    expect(page?.items.map(({ favourite, rejected }) => [favourite, rejected])).toEqual([[true, false], [false, false]])
  })

  it('leave pages alone that have none of them', () => {
    const data = pages(some('a'), some('b'))
    expect(withMarks(data, new Set(['b']), { favourite: true }).pages[0]).toBe(data.pages[0])
  })
})

describe('news', () => {
  it('are what stands in front of what is known', () => {
    expect(newsOf(pages(some('a', 'b')), { items: some('x', 'y', 'a', 'b'), next: null })).toMatchObject({ outputs: [{ itemId: 'x' }, { itemId: 'y' }], isMore: false })
    expect(newsOf(pages(some('a', 'b')), { items: some('a', 'b'), next: 'c' }).outputs).toEqual([])
  })

  it('may be more than are known', () => {
    expect(newsOf(pages(some('a')), { items: some('x', 'y'), next: 'c' })).toMatchObject({ isMore: true })
  })

  it('are all that there is in front of an empty list', () => {
    expect(newsOf(pages([]), { items: some('x'), next: null })).toMatchObject({ outputs: [{ itemId: 'x' }], isMore: false })
    expect(newsOf(pages([]), { items: [], next: null })).toEqual({ outputs: [], isMore: false })
  })

  it('go in front, and are counted', () => {
    const data = withNews(unfinished(some('a')), { outputs: some('x', 'y'), isMore: false })
    expect(data && shownOutputs(data, {})).toMatchObject({ total: 12, outputs: [{ itemId: 'x' }, { itemId: 'y' }, { itemId: 'a' }] })
  })

  it('that are too many make the list anew', () => {
    expect(withNews(pages(some('a')), { outputs: some('x'), isMore: true })).toBeUndefined()
  })
})
