import { Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ItemView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { copy } from '@/components/copy'
import { Dialog } from '@/components/Dialog'
import { StateRing } from '@/components/StateRing'
import { exactTime } from '@/format/time'
import { count } from '@/format/count'
import { duration } from '@/format/duration'
import { money } from '@/format/money'

interface ItemDialogProps {
  item: ItemView
  onClose: () => void
}

/** One item: its picture, how it was made, and why it was not. */
export function ItemDialog({ item, onClose }: ItemDialogProps) {
  const { output, error } = item
  return (
    <Dialog title={`Image ${count(item.ordinal + 1)}`} isOpen onClose={onClose} width="max-w-4xl">
      <div className="grid gap-5 md:grid-cols-[1fr_16rem]">
        <div className="grid min-h-48 place-items-center rounded-tile bg-raised">
          {output == null ? (
            <StateRing state={item.state} size={36} />
          ) : (
            <img src={output.url} alt={item.prompt} width={output.width} height={output.height} className="max-h-[65dvh] w-full rounded-tile object-contain" />
          )}
        </div>
        <div className="flex flex-col gap-4">
          {error != null && (
            <p className="text-danger">
              {error.message} <span className="text-ink-2">{error.advice}</span>
            </p>
          )}
          <dl className="flex flex-col gap-3">
            <Fact name="Prompt" text={item.prompt} />
            {item.negativePrompt != null && <Fact name="Not" text={item.negativePrompt} />}
            <Fact name="Seed" text={String(item.seed)} />
            {output != null && <Line name="Size">{`${count(output.width)} × ${count(output.height)}`}</Line>}
            {item.seconds != null && <Line name="Engine time">{duration(item.seconds)}</Line>}
            {item.costUsd != null && <Line name="Cost">{money(item.costUsd)}</Line>}
            {item.attempts > 1 && <Line name="Tries">{count(item.attempts)}</Line>}
            {item.finishedAt != null && <Line name="Finished">{exactTime(item.finishedAt)}</Line>}
          </dl>
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

function Line({ name, children, action }: { name: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="figures flex items-start gap-1">
        <span className="min-w-0 flex-1 break-words">{children}</span>
        {action}
      </dd>
    </div>
  )
}

/** A fact that somebody may want elsewhere. */
function Fact({ name, text }: { name: string; text: string }) {
  if (text === '') return <Line name={name}>None</Line>
  const button = (
    <IconButton label={`Copy: ${name}`} onPress={() => void copy(text, `${name} is`)}>
      <Copy size={14} aria-hidden />
    </IconButton>
  )
  return (
    <Line name={name} action={button}>
      {text}
    </Line>
  )
}
