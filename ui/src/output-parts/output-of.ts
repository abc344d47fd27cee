import type { ItemView, JobView, OutputView } from '@/api/types'

/** An item as galleries show it; undefined while it has no output. */
export function outputOf({ id: itemId, output, set, variation, seed, createdAt, finishedAt, favourite, rejected }: ItemView, job: JobView): OutputView | undefined {
  if (output == null) return undefined
  const { width, height, url, previewUrl } = output
  const { id: jobId, groupId, mode, engine } = job
  return { itemId, jobId, groupId, mode, engine, set, variation, seed, width, height, url, previewUrl, finishedAt: finishedAt ?? createdAt, favourite, rejected }
}
