import { Image, Images } from 'lucide-react'
import { Slider } from '@/components/Slider'
import { useStore } from '@/store'
import { chooseRowHeight, HIGHEST, LOWEST, rowHeight } from './row-height'

/** How large the pictures of galleries are. */
export function DensitySlider() {
  return (
    <div className="flex items-center gap-2 text-ink-3 max-sm:hidden">
      <Images size={16} aria-hidden />
      <Slider label="Size of the pictures" isBare minValue={LOWEST} maxValue={HIGHEST} step={10} value={useStore(rowHeight)} onChange={chooseRowHeight} />
      <Image size={16} aria-hidden />
    </div>
  )
}
