import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { itemBlockQuery, itemDetailQuery, ITEMS_PER_BLOCK } from '@/api/queries/items'
import { jobQuery } from '@/api/queries/jobs'
import type { ItemView, JobView, OutputView } from '@/api/types'
import { outputOf } from '@/output-parts/output-of'
import { blocksBeside } from './beside'

/** The outputs of a job around one of its images, in the order of its sets. */
interface Beside {
  outputs: readonly OutputView[]
  /** The image's own place among all images of the job, made or not. */
  place: number | undefined
  total: number
  /** The first and the last output of the job, as far as they are known. */
  ends: { first: OutputView | undefined; last: OutputView | undefined }
}

/**
 * A job may have thousands of images: the blocks beside the one that is shown are asked for, and follow as one walks. Where a whole block
 * and more was not made, only the keys to the ends lead across it.
 */
export function useBeside(itemId: string): Beside {
  const { data: detail } = useQuery({ ...itemDetailQuery(itemId), placeholderData: keepPreviousData })
  const jobId = detail?.item.jobId
  const { data: job } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined })
  const total = job?.items.total ?? 0
  const { near, ends } = blocksBeside(Math.floor((detail?.item.ordinal ?? 0) / ITEMS_PER_BLOCK), Math.ceil(total / ITEMS_PER_BLOCK))
  const around = useBlocks(job?.id, near)
  const outer = useBlocks(job?.id, ends)
  return useMemo(() => {
    const items = around.flat()
    const outputs = outputsOf(items, job)
    return {
      outputs,
      place: items.find(({ id }) => id === itemId)?.ordinal,
      total,
      ends: { first: outputsOf(outer[0] ?? [], job)[0] ?? outputs[0], last: outputsOf(outer.at(-1) ?? [], job).at(-1) ?? outputs.at(-1) },
    }
  }, [around, outer, job, itemId, total])
}

/** Blocks of a job's items, those that are on their way without any. */
function useBlocks(jobId: string | undefined, blocks: readonly number[]): readonly ItemView[][] {
  return useQueries({ queries: blocks.map((block) => ({ ...itemBlockQuery(jobId ?? '', block), enabled: jobId !== undefined })), combine: itemsOf })
}

const itemsOf = (answers: readonly { data: ItemView[] | undefined }[]): ItemView[][] => answers.map(({ data }) => data ?? [])

const outputsOf = (items: readonly ItemView[], job: JobView | undefined): OutputView[] => (job === undefined ? [] : items.flatMap((item) => outputOf(item, job) ?? []))
