import { ArrowUp } from 'lucide-react'
import { Button } from '@/components/Button'
import { count } from '@/format/count'
import type { News } from './output-list'

/** New pictures never move what one looks at: they are offered. */
export function NewsPill({ news: { outputs, isMore }, onShow }: { news: News; onShow: () => void }) {
  if (outputs.length === 0) return null
  return (
    <div aria-live="polite" className="pointer-events-none sticky top-3 z-10 flex h-0 justify-center">
      <Button look="primary" size="sm" className="animate-appear pointer-events-auto rounded-full! px-3.5 shadow-lg shadow-black/25" onPress={onShow}>
        <ArrowUp size={15} aria-hidden />
        <span className="figures">
          {isMore ? 'More than ' : ''}
          {count(outputs.length)} new
        </span>
      </Button>
    </div>
  )
}
