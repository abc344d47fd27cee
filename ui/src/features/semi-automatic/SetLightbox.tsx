import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { ImageUp } from 'lucide-react'
import { useMemo } from 'react'
import { itemBlockQuery, itemDetailQuery, ITEMS_PER_BLOCK } from '@/api/queries/items'
import { jobQuery } from '@/api/queries/jobs'
import type { ItemView, OutputView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Lightbox } from '@/output-parts/lightbox/Lightbox'
import { outputOf } from '@/output-parts/output-of'
import { orderOf } from '@/output-parts/selection'
import { useOpenOutput } from '@/output-parts/use-open-output'

interface SetLightboxProps {
  /** As the address names it. */
  itemId: string
  onOpen: (itemId: string | undefined) => void
  /** It is wanted as a reference of what is made next. */
  onUse: (output: OutputView) => void
}

/** The gallery's lightbox over the images of one job, in the order of its sets. */
export function SetLightbox({ itemId, onOpen, onUse }: SetLightboxProps) {
  const outputs = useOutputsBeside(itemId)
  const order = useMemo(() => orderOf(outputs.map((output) => output.itemId)), [outputs])
  const output = useOpenOutput(itemId, outputs, order, () => onOpen(undefined))
  if (output === undefined) return null
  const use = () => {
    onUse(output)
    onOpen(undefined)
  }
  return (
    <Lightbox
      outputs={outputs}
      total={outputs.length}
      output={output}
      onMove={onOpen}
      onClose={() => onOpen(undefined)}
      more={
        <IconButton label="Use as a reference" onPress={use}>
          <ImageUp size={18} aria-hidden />
        </IconButton>
      }
    />
  )
}

/** All outputs of the job that an image belongs to. */
function useOutputsBeside(itemId: string): readonly OutputView[] {
  const { data: detail } = useQuery({ ...itemDetailQuery(itemId), placeholderData: keepPreviousData })
  const jobId = detail?.item.jobId
  const { data: job } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined })
  const blocks = job === undefined ? 0 : Math.ceil(job.items.total / ITEMS_PER_BLOCK)
  const items = useQueries({ queries: Array.from({ length: blocks }, (_, block) => itemBlockQuery(job?.id ?? '', block)), combine: allItems })
  return useMemo(() => (job === undefined ? [] : items.flatMap((item) => outputOf(item, job) ?? [])), [items, job])
}

const allItems = (blocks: readonly { data: ItemView[] | undefined }[]): ItemView[] => blocks.flatMap(({ data }) => data ?? [])
