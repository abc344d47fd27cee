import { ArchiveX, Download, ImageUp, Star } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ItemView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { LatePicture } from '@/components/LatePicture'
import { ItemRing } from '@/job-parts/ItemRing'
import { itemCan } from '@/rules/item-can'
import { shownItem } from '@/rules/shown-item'
import type { SetActions } from './use-set-actions'

interface SetTileProps extends Pick<SetActions, 'onUse' | 'onOpen'> {
  /** Undefined while it is on its way. */
  item: ItemView | undefined
  number: number
}

/** Small pictures are this large at their longer side. */
const SMALL = 512

/** An image of a set: the picture when it is there, else how far it is or why not. A retry appears on the tile that failed. */
export function SetTile({ item, number, onUse, onOpen }: SetTileProps) {
  if (item === undefined) return <div className="rounded-tile bg-raised" />
  const { itemId, url, previewUrl } = shownItem(item)
  if (url === undefined || previewUrl === undefined) return <Unmade item={item} />
  const { output, favourite, rejected, seed } = item
  const marks = `${favourite ? ', favourite' : ''}${rejected ? ', put aside' : ''}`
  const quiet = 'opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100'
  return (
    <div className="group relative overflow-hidden rounded-tile bg-raised">
      <Button aria-label={`Image ${number}${marks}`} onPress={() => onOpen(itemId)} className={`size-full outline-offset-[-3px] ${rejected ? 'opacity-35' : ''}`}>
        <LatePicture src={previewUrl} alt="" width={output?.width ?? SMALL} height={output?.height ?? SMALL} className="size-full object-cover" />
      </Button>
      {favourite && <Star size={15} aria-hidden className="pointer-events-none absolute bottom-2.5 left-2.5 fill-white stroke-black/70" />}
      {rejected && <ArchiveX size={20} aria-hidden className="pointer-events-none absolute inset-0 m-auto" />}
      <div className={`absolute right-1.5 bottom-1.5 flex rounded-tile bg-black/65 text-white ${quiet}`}>
        <IconButton label={`Use image ${number} as a reference`} look="over" onPress={() => onUse([{ url, seed }])}>
          <ImageUp size={16} aria-hidden />
        </IconButton>
        <a href={url} download aria-label={`Download image ${number}`} title="Download" className={buttonClass('over', 'icon')}>
          <Download size={16} aria-hidden />
        </a>
      </div>
    </div>
  )
}

function Unmade({ item }: { item: ItemView }) {
  const { itemId, state, isStandIn } = shownItem(item)
  const hasFailed = state === 'failed'
  return (
    <div className={`flex flex-col items-center justify-center gap-2 overflow-hidden rounded-tile p-3 text-center text-xs ${hasFailed ? 'border border-danger/60 bg-danger-ground text-danger' : 'bg-raised'}`}>
      {/* Made a moment ago: its picture is on its way here. */}
      <ItemRing itemId={itemId} state={state === 'completed' ? 'generated' : state} size={hasFailed ? 20 : 28} />
      {!isStandIn && itemCan.explain(item) && <span className="line-clamp-4">{item.error?.message}</span>}
    </div>
  )
}
