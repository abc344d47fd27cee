/** A row of pictures of one height that fills the width. */
export interface Row {
  index: number
  /** Place of its first picture. */
  first: number
  count: number
  top: number
  height: number
}

/** Where every picture of a gallery is before one of them is loaded. */
export interface Layout {
  rows: readonly Row[]
  /** Height of all, with what is not known yet. */
  height: number
  width: number
}

export interface Sizes {
  width: number
  /** Rows are about so high; what is left over at the right makes them a little higher or lower. */
  rowHeight: number
  gap: number
}

/** A panorama narrower than its row, or a strip of film that would be a hair wide, is shown whole inside of a tile of this shape. */
const NARROWEST = 0.4
const WIDEST = 3.5

/** Width of a picture's tile for each pixel of its height. */
export const tileAspect = ({ width, height }: { width: number; height: number }): number => Math.min(WIDEST, Math.max(NARROWEST, width / height))

/**
 * Fills rows one after the other, as text is set. Only whole rows are stretched; the last one keeps its height.
 *
 * @param aspects of the pictures that are known, from the first on
 * @param total of all; for those that are not known yet there is room for as many rows as they will about need
 */
export function justify(aspects: readonly number[], total: number, { width, rowHeight, gap }: Sizes): Layout {
  const rows: Row[] = []
  if (width <= 0) return { rows, height: 0, width }
  let first = 0
  let top = 0
  let sum = 0
  for (const [place, aspect] of aspects.entries()) {
    sum += aspect
    const count = place - first + 1
    const forPictures = width - gap * (count - 1)
    const isLast = place === aspects.length - 1
    if (sum * rowHeight < forPictures && !isLast) continue
    const height = Math.min(rowHeight, forPictures / sum)
    rows.push({ index: rows.length, first, count, top, height })
    top += height + gap
    first = place + 1
    sum = 0
  }
  return { rows, height: Math.max(0, top + roomFor(total - aspects.length, { pictures: aspects.length, rows: rows.length, height: top }, { width, rowHeight, gap }) - gap), width }
}

/** So high will what is not known yet about be: as what is known, or as if all were squares. */
function roomFor(unknown: number, known: { pictures: number; rows: number; height: number }, { width, rowHeight, gap }: Sizes): number {
  if (unknown <= 0) return 0
  if (known.rows > 0) return Math.ceil((unknown * known.rows) / known.pictures) * (known.height / known.rows)
  return Math.ceil(unknown / Math.max(1, Math.floor((width + gap) / (rowHeight + gap)))) * (rowHeight + gap)
}

/** The row that a picture is in. */
export function rowOf(layout: Layout, place: number): Row | undefined {
  let low = 0
  let high = layout.rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.rows[middle]?.first ?? 0) <= place) low = middle
    else high = middle - 1
  }
  const row = layout.rows[low]
  return row !== undefined && place >= row.first && place < row.first + row.count ? row : undefined
}

/** The row at this distance from the top; the first or the last one beyond them. */
export function rowAt(layout: Layout, y: number): Row | undefined {
  let low = 0
  let high = layout.rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.rows[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return layout.rows[low]
}

/** The picture above or below: the one whose middle is nearest. */
export function verticalNeighbour(layout: Layout, aspects: readonly number[], place: number, step: 1 | -1, gap: number): number {
  const row = rowOf(layout, place)
  if (row === undefined) return place
  const other = layout.rows[row.index + step]
  if (other === undefined) return place
  const middle = middleOf(row, aspects, place, gap)
  let best = other.first
  let bestDistance = Number.POSITIVE_INFINITY
  for (let each = other.first; each < other.first + other.count; each += 1) {
    const distance = Math.abs(middleOf(other, aspects, each, gap) - middle)
    if (distance < bestDistance) [best, bestDistance] = [each, distance]
  }
  return best
}

function middleOf(row: Row, aspects: readonly number[], place: number, gap: number): number {
  let left = 0
  for (let each = row.first; each < place; each += 1) left += (aspects[each] ?? 1) * row.height + gap
  return left + ((aspects[place] ?? 1) * row.height) / 2
}
