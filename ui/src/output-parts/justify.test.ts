import { describe, expect, it } from 'vitest'
import { justify, rowAt, rowOf, tileAspect, verticalNeighbour } from './justify'

const sizes = { width: 1000, rowHeight: 200, gap: 10 }
const some = (count: number) => Array.from({ length: count }, (_, place) => [0.66, 1, 1.5, 1.78][(place * 7) % 4] ?? 1)

describe('justified rows', () => {
  it('fill the width, each but the last', () => {
    const aspects = some(500)
    const { rows } = justify(aspects, 500, sizes)
    for (const { first, count, height } of rows.slice(0, -1)) {
      const widths = aspects.slice(first, first + count).reduce((sum, aspect) => sum + aspect * height, 0)
      expect(widths + 10 * (count - 1)).toBeCloseTo(1000, 6)
    }
  })

  it('hold every picture once, in order', () => {
    const { rows } = justify(some(500), 500, sizes)
    let next = 0
    for (const { first, count } of rows) {
      expect(first).toBe(next)
      next += count
    }
    expect(next).toBe(500)
  })

  it('are never higher than asked, nor does the last one stretch', () => {
    expect(justify([1], 1, sizes).rows).toEqual([{ index: 0, first: 0, count: 1, top: 0, height: 200 }])
    expect(Math.max(...justify(some(500), 500, sizes).rows.map(({ height }) => height))).toBeLessThanOrEqual(200)
  })

  it('lie below each other, and their height is known', () => {
    const { rows, height } = justify([1, 1, 1, 1, 1, 1], 6, sizes)
    expect(rows.map(({ top }) => top)).toEqual([0, 202])
    expect(height).toBe(402)
  })

  it('keep room for what is not known yet', () => {
    const known = some(200)
    const part = justify(known, 2000, sizes).height
    const whole = justify(some(2000), 2000, sizes).height
    expect(Math.abs(part - whole) / whole).toBeLessThan(0.02)
    expect(justify([], 100, sizes).height).toBeGreaterThan(4000)
  })

  it('stay as they are when more becomes known behind them', () => {
    const before = justify(some(100), 300, sizes).rows
    const after = justify(some(300), 300, sizes).rows
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1))
  })

  it('are none without a width', () => expect(justify([1, 2], 2, { ...sizes, width: 0 }).rows).toEqual([]))
})

it('shows a strip inside of a tile that one can hit', () => {
  expect(tileAspect({ width: 10, height: 1000 })).toBe(0.4)
  expect(tileAspect({ width: 4000, height: 100 })).toBe(3.5)
  expect(tileAspect({ width: 1200, height: 800 })).toBe(1.5)
})

describe('a picture', () => {
  const aspects = [1, 1, 1, 1, 1, 3, 1, 1]
  const layout = justify(aspects, 8, sizes)

  it('is found in its row, and a row by its height', () => {
    expect(layout.rows.map(({ count }) => count)).toEqual([5, 3])
    expect(rowOf(layout, 6)?.first).toBe(5)
    expect(rowOf(layout, 8)).toBeUndefined()
    expect(rowAt(layout, 0)?.first).toBe(0)
    expect(rowAt(layout, 250)?.first).toBe(5)
    expect(rowAt(layout, 99_999)?.first).toBe(5)
  })

  it('has the nearest one above and below', () => {
    expect(verticalNeighbour(layout, aspects, 1, 1, 10)).toBe(5)
    expect(verticalNeighbour(layout, aspects, 4, 1, 10)).toBe(7)
    expect(verticalNeighbour(layout, aspects, 7, -1, 10)).toBe(4)
    expect(verticalNeighbour(layout, aspects, 0, -1, 10)).toBe(0)
  })
})
