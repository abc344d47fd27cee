import { Download, ImageUp } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ItemView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { LatePicture } from '@/components/LatePicture'
import { StateRing } from '@/components/StateRing'
import { itemCan } from '@/rules/item-can'

interface SetTileProps {
  /** Undefined while it is on its way. */
  item: ItemView | undefined
  number: number
  onUse: (item: ItemView) => void
  onOpen: (item: ItemView) => void
}

/** An image of a set: the picture when it is there, else how far it is or why not. */
export function SetTile({ item, number, onUse, onOpen }: SetTileProps) {
  if (item === undefined) return <div className="rounded-tile bg-raised" />
  if (!itemCan.show(item) || item.output == null) {
    return (
      <div className={`flex flex-col items-center justify-center gap-2 overflow-hidden rounded-tile p-3 text-center text-xs ${item.state === 'failed' ? 'border border-danger/60 bg-danger-ground text-danger' : 'bg-raised'}`}>
        {/* Made a moment ago: its picture is on its way here. */}
        <StateRing state={item.state === 'completed' ? 'processing' : item.state} {...(item.state === 'completed' && { progress: 1 })} size={item.state === 'failed' ? 20 : 28} />
        {itemCan.explain(item) && <span className="line-clamp-4">{item.error?.message}</span>}
      </div>
    )
  }
  const { previewUrl, url, width, height } = item.output
  const quiet = 'opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100'
  return (
    <div className="group relative overflow-hidden rounded-tile bg-raised">
      <Button aria-label={`Image ${number}`} onPress={() => onOpen(item)} className="size-full outline-offset-[-3px]">
        <LatePicture src={previewUrl} alt="" width={width} height={height} className="size-full object-cover" />
      </Button>
      <div className={`absolute right-1.5 bottom-1.5 flex rounded-tile bg-black/65 text-white ${quiet}`}>
        <IconButton label={`Use image ${number} as a reference`} className="text-white hover:bg-black hover:text-white" onPress={() => onUse(item)}>
          <ImageUp size={16} aria-hidden />
        </IconButton>
        <a href={url} download aria-label={`Download image ${number}`} title="Download" className="grid size-8 place-items-center rounded-tile hover:bg-black">
          <Download size={16} aria-hidden />
        </a>
      </div>
    </div>
  )
}
