import { ImageUp } from 'lucide-react'
import { useMemo } from 'react'
import type { OutputView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Lightbox } from '@/output-parts/lightbox/Lightbox'
import { orderOf } from '@/output-parts/selection'
import { useOpenOutput } from '@/output-parts/use-open-output'
import { useBeside } from './use-beside'

interface SetLightboxProps {
  /** As the address names it. */
  itemId: string
  onOpen: (itemId: string | undefined) => void
  /** It is wanted as a reference of what is made next. */
  onUse: (output: OutputView) => void
}

/** The gallery's lightbox over the images of one job, in the order of its sets. */
export function SetLightbox({ itemId, onOpen, onUse }: SetLightboxProps) {
  const { outputs, place, total, ends } = useBeside(itemId)
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
      total={total}
      output={output}
      place={place}
      ends={ends}
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
