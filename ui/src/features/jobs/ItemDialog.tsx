import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, Images, Settings2 } from 'lucide-react'
import { itemDetailQuery } from '@/api/queries/items'
import { jobQuery } from '@/api/queries/jobs'
import type { ItemView } from '@/api/types'
import { buttonClass } from '@/components/button-class'
import { Dialog } from '@/components/Dialog'
import { count } from '@/format/count'
import { Attempts } from '@/job-parts/Attempts'
import { ItemRing } from '@/job-parts/ItemRing'
import { settingsLink } from '@/job-parts/settings-link'
import { FactList } from '@/output-parts/FactList'
import { outcome, wishes } from '@/output-parts/facts'
import { Part } from '@/output-parts/Part'
import { type ShownItem, shownItem } from '@/rules/shown-item'

interface ItemDialogProps {
  /** As it was when it was opened. */
  item: ItemView
  onClose: () => void
}

/** One item: its picture, how it was made, every try, and why it was not. */
export function ItemDialog({ item: opened, onClose }: ItemDialogProps) {
  const { data: job } = useQuery(jobQuery(opened.jobId))
  const { data: detail } = useQuery(itemDetailQuery(opened.id))
  const item = detail?.item ?? opened
  const { error } = item
  const shown = shownItem(item)
  return (
    <Dialog title={`Image ${count(item.ordinal + 1)}`} isOpen onClose={onClose} width="max-w-5xl">
      <div className="grid gap-6 md:grid-cols-[1fr_20rem]">
        <div className="flex flex-col gap-3">
          <div className="grid min-h-48 place-items-center rounded-tile bg-raised">
            <Picture item={item} shown={shown} />
          </div>
          <Ways item={item} shown={shown} />
        </div>
        <div className="flex flex-col gap-5">
          {error != null && (
            <p className="text-danger">
              {error.message} <span className="text-ink-2">{error.advice}</span>
            </p>
          )}
          {item.retriedBy != null && <Retried item={item} />}
          <FactList facts={[...wishes(item, job), ...outcome(item, job)]} />
          <Part title="Attempts">
            <Attempts itemId={item.id} />
          </Part>
          {job !== undefined && (
            <Link {...settingsLink(job, { image: item })} className={buttonClass('plain')}>
              <Settings2 size={16} aria-hidden />
              Use these settings
            </Link>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Picture({ item, shown: { url, state, itemId } }: { item: ItemView; shown: ShownItem }) {
  if (url === undefined) return <ItemRing itemId={itemId} state={state} size={36} />
  return <img src={url} alt={item.prompt} {...(item.output != null && { width: item.output.width, height: item.output.height })} className="max-h-[65dvh] w-full rounded-tile object-contain" />
}

/** What can be done with the picture. */
function Ways({ item, shown: { url, isStandIn } }: { item: ItemView; shown: ShownItem }) {
  if (url === undefined) return null
  const { id, jobId } = isStandIn && item.retriedBy != null ? { id: item.retriedBy.itemId, jobId: item.retriedBy.jobId } : item
  return (
    <div className="flex gap-2">
      <a href={url} download className={buttonClass('plain', 'sm')}>
        <Download size={15} aria-hidden />
        Download
      </a>
      <Link to="/gallery" search={{ jobId, item: id }} className={buttonClass('plain', 'sm')}>
        <Images size={15} aria-hidden />
        Open in the gallery
      </Link>
    </div>
  )
}

const RETRIED = { queued: 'waits', processing: 'is being made', generated: 'is being made', completed: 'was made', failed: 'failed, too', cancelled: 'was cancelled' } as const

function Retried({ item: { retriedBy } }: { item: ItemView }) {
  if (retriedBy == null) return null
  return (
    <p className="text-ink-2">
      It was tried again and {RETRIED[retriedBy.state]}, in{' '}
      <Link to="/jobs/$jobId" params={{ jobId: retriedBy.jobId }} className="underline decoration-line-strong underline-offset-2 hover:decoration-ink">
        a job of its own
      </Link>
      .
    </p>
  )
}
