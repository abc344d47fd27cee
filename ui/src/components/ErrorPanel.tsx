import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Problem } from '@/api/problem'
import { duration } from '@/format/duration'
import { Button } from './Button'
import { useSecondsLeft } from './use-seconds-left'

interface ErrorPanelProps {
  /** Whatever was thrown. */
  error: unknown
  onRetry?: () => void
  /** A way on, where asking again is none. */
  children?: ReactNode
}

/** What happened, what to do about it, and the button that does it. */
export function ErrorPanel({ error, onRetry, children }: ErrorPanelProps) {
  const problem = Problem.from(error)
  const wait = useSecondsLeft(error)
  return (
    <div role="alert" className="flex items-start gap-3 rounded-panel border border-danger/50 bg-danger-ground p-4">
      <CircleAlert size={20} aria-hidden className="mt-px shrink-0 text-danger" />
      <div className="flex flex-1 flex-col gap-1">
        <p className="font-medium">{problem.sentence}</p>
        {problem.detail !== undefined && problem.detail !== problem.sentence && <p>{problem.detail}</p>}
        {problem.advice !== undefined && <p className="text-ink-2">{problem.advice}</p>}
      </div>
      {onRetry === undefined && wait > 0 && <p className="figures text-sm text-ink-2">Try again in {duration(wait)}</p>}
      {onRetry !== undefined && (
        <Button size="sm" isDisabled={wait > 0} onPress={onRetry}>
          {wait > 0 ? `Try again in ${duration(wait)}` : 'Try again'}
        </Button>
      )}
      {children}
    </div>
  )
}
