/** So many blocks on either side of the one that is looked at are there before one walks into them. */
const AROUND = 1

/** Blocks of a job that a lightbox needs: those around the image that it shows, and the two ends, to which one key leads. */
export function blocksBeside(block: number, blocks: number): { near: readonly number[]; ends: readonly number[] } {
  const first = Math.max(0, block - AROUND)
  const last = Math.min(blocks - 1, block + AROUND)
  return { near: Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step), ends: [...new Set([0, Math.max(0, blocks - 1)])] }
}
