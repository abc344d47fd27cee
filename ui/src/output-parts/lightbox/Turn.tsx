import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components'

interface TurnProps {
  side: 'left' | 'right'
  isDisabled: boolean
  onPress: () => void
}

/** Leads to the picture beside this one. */
export function Turn({ side, isDisabled, onPress }: TurnProps) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight
  return (
    <Button
      aria-label={side === 'left' ? 'The one before' : 'The next one'}
      isDisabled={isDisabled}
      onPress={onPress}
      className={`absolute top-1/2 grid size-11 -translate-y-1/2 place-items-center rounded-full bg-black/45 text-white transition-opacity hover:bg-black/70 data-disabled:opacity-0 pointer-coarse:hidden ${side === 'left' ? 'left-3' : 'right-3'}`}
    >
      <Icon size={24} aria-hidden />
    </Button>
  )
}
