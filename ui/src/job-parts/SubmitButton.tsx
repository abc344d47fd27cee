import { Button } from '@/components/Button'
import { Kbd } from '@/components/Kbd'
import { duration } from '@/format/duration'
import { useShortcut } from '@/keys/shortcuts'

interface SubmitButtonProps {
  /** What it does: `Make 2,000 images`. */
  words: string
  /** How that comes about and what it costs: `1,000 images × 2 = 2,000`, `≈ $12.20`. */
  sum: readonly string[]
  /** The sum is about to change. */
  isOld: boolean
  isPending: boolean
  /** So many seconds the server wants to be left alone. */
  wait: number
  /** `isAhead`: before one's other jobs. */
  onPress: (isAhead: boolean) => void
}

/** The button that carries the sum. It can be pressed, whatever is missing: that is said then. Only while Lightmill wants to be left alone it takes no press. */
export function SubmitButton({ words, sum, isOld, isPending, wait, onPress }: SubmitButtonProps) {
  const isBusy = isPending || wait > 0
  const below = wait > 0 ? [`Lightmill wants to be left alone for ${duration(wait)}`] : sum
  useShortcut({ keys: 'mod+enter', label: 'Make the images', section: 'This page', whileTyping: true }, () => {
    if (!isBusy) onPress(false)
  })
  useShortcut({ keys: 'mod+shift+enter', label: 'Make them before your other jobs', section: 'This page', whileTyping: true }, () => {
    if (!isBusy) onPress(true)
  })
  return (
    // As high without its sum as with it: a button that moves while it is pressed is not pressed.
    <Button look="primary" isPending={isBusy} onPress={() => onPress(false)} className="h-auto min-h-17 w-full flex-col gap-0 px-3 py-2 whitespace-normal">
      <span className="flex items-center gap-2 text-lg leading-6 font-semibold">
        {words}
        <span className="max-md:hidden [&_kbd]:border-on-accent/50 [&_kbd]:font-normal [&_kbd]:text-on-accent">
          <Kbd keys="mod+enter" />
        </span>
      </span>
      {below.length > 0 && <span className={`figures text-sm leading-5${isOld && wait === 0 ? ' italic' : ''}`}>{below.join(' · ')}</span>}
    </Button>
  )
}
