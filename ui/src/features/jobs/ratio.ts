import type { ItemView } from '@/api/types'

/** Further from a square than this, tiles would be strips. */
const WIDEST = 2

/** Width by height of the tiles of a job: that of its first picture, since most jobs make all of one shape; square before there is one. */
export function ratioOf(items: readonly Pick<ItemView, 'output'>[]): number {
  const output = items.find((item) => item.output != null)?.output
  return output == null ? 1 : Math.min(WIDEST, Math.max(1 / WIDEST, output.width / output.height))
}
