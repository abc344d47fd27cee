import { Download, ImageUp } from 'lucide-react'
import type { ItemView } from '@/api/types'
import { Button } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { Dialog } from '@/components/Dialog'
import { count } from '@/format/count'

interface ResultDialogProps {
  item: ItemView
  onUse: (item: ItemView) => void
  onClose: () => void
}

/** One image, large, with its full prompt. */
export function ResultDialog({ item, onUse, onClose }: ResultDialogProps) {
  const { output } = item
  return (
    <Dialog title={`Image ${count(item.ordinal + 1)}`} isOpen onClose={onClose} width="max-w-4xl">
      <div className="flex flex-col gap-4">
        {output != null && <img src={output.url} alt={item.prompt} width={output.width} height={output.height} className="mx-auto max-h-[68dvh] w-auto rounded-tile object-contain" />}
        <p className="max-w-prose">{item.prompt}</p>
        <div className="flex flex-wrap items-center gap-2">
          <p className="figures flex-1 text-sm text-ink-3">Seed {item.seed}</p>
          <Button
            onPress={() => {
              onUse(item)
              onClose()
            }}
          >
            <ImageUp size={16} aria-hidden />
            Use as a reference
          </Button>
          {output != null && (
            <a href={output.url} download className={buttonClass('plain')}>
              <Download size={16} aria-hidden />
              Download
            </a>
          )}
        </div>
      </div>
    </Dialog>
  )
}
