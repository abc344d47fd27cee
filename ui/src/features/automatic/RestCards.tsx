import { Hourglass } from 'lucide-react'
import type { Problem } from '@/api/problem'
import { Button } from '@/components/Button'
import { count, counted } from '@/format/count'
import { duration } from '@/format/duration'
import { useStore } from '@/store'
import type { UploadFile } from '@/upload/file'
import { type Rest, sizeOf } from './rest'
import type { Rests } from './rests'

interface RestCardsProps {
  rests: Rests
  files: readonly UploadFile[]
}

/** What follows by itself, what it waits for, and the way to call it off. */
export function RestCards({ rests, files }: RestCardsProps) {
  const troubles = useStore(rests.troubles)
  return useStore(rests.waiting).map((rest) => (
    <div key={rest.id} role="status" className="panel flex items-center gap-2 p-2.5 text-sm">
      <Hourglass size={15} aria-hidden className="shrink-0 text-accent-ink" />
      <p className="min-w-0 flex-1 wrap-anywhere">{wordsOf(rest, sizeOf(rest, files), troubles.get(rest.id))}</p>
      {rest.fault !== undefined && (
        <Button size="sm" onPress={() => rests.tryAgain(rest)}>
          Try again
        </Button>
      )}
      <Button size="sm" look="quiet" onPress={() => rests.drop(rest)}>
        Call off
      </Button>
    </div>
  ))
}

function wordsOf({ first, fault }: Rest, size: number, trouble: Problem | undefined): string {
  if (fault !== undefined) return first === undefined ? `The rest was refused: ${fault}` : `What was sent first was refused, so that nothing follows: ${fault}`
  const follow = `${counted(size, 'more picture')} ${size === 1 ? 'follows' : 'follow'}`
  const whole = first === undefined ? follow : `${follow} as soon as Lightmill has answered for the first${first.inputs.length === 1 ? '' : ` ${count(first.inputs.length)}`}`
  if (trouble === undefined) return first === undefined ? `${follow} when the last one is there.` : `${whole}.`
  const { sentence, retryAfterSeconds } = trouble
  return `${whole}. ${sentence} It is tried again by itself${retryAfterSeconds === undefined ? '' : ` in ${duration(retryAfterSeconds)}`}.`
}
