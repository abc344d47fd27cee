import { Hourglass } from 'lucide-react'
import { Button } from '@/components/Button'
import { counted } from '@/format/count'
import { useStore } from '@/store'
import type { Rests } from './rest'

interface RestCardsProps {
  rests: Rests
  /** Pictures on their way. */
  coming: number
}

/** What follows by itself, and the way to call it off. */
export function RestCards({ rests, coming }: RestCardsProps) {
  return useStore(rests.waiting).map((rest) => (
    <div key={rest.id} role="status" className="panel flex items-center gap-2 p-2.5 text-sm">
      <Hourglass size={15} aria-hidden className="shrink-0 text-accent-ink" />
      <p className="min-w-0 flex-1">
        {rest.fault === undefined ? `${counted(coming, 'more picture')} ${coming === 1 ? 'follows' : 'follow'} when the last one is there.` : `The rest was refused: ${rest.fault}`}
      </p>
      {rest.fault !== undefined && (
        <Button size="sm" onPress={() => void rests.tryAgain(rest)}>
          Try again
        </Button>
      )}
      <Button size="sm" look="quiet" onPress={() => rests.drop(rest)}>
        Call off
      </Button>
    </div>
  ))
}
