import type { ItemState } from '@/api/types'
import { shownState } from '@/rules/item-can'

interface StateRingProps {
  state: ItemState
  /** 0 to 1, where somebody knows how far it is. */
  progress?: number | undefined
  size?: number
}

const RADIUS = 6.5
const ROUND = 2 * Math.PI * RADIUS

const WORDS: Record<ReturnType<typeof shownState>, string> = {
  queued: 'Waiting',
  processing: 'Being made',
  completed: 'Made',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** A state by its shape, not by its colour alone: hollow waits, filling is being made, struck is cancelled, crossed failed. */
export function StateRing({ state, progress, size = 16 }: StateRingProps) {
  const shown = shownState(state)
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} role="img" aria-label={shown === 'processing' && progress !== undefined ? `${WORDS[shown]}, ${Math.round(progress * 100)} %` : WORDS[shown]} fill="none" strokeWidth={2} className="shrink-0">
      {shown === 'processing' ? <Filling progress={progress ?? 0} /> : <Still state={shown} />}
    </svg>
  )
}

function Filling({ progress }: { progress: number }) {
  const filled = Math.min(1, Math.max(0.05, progress)) * ROUND
  return (
    <>
      <circle cx={8} cy={8} r={RADIUS} className="stroke-line" />
      <circle
        cx={8}
        cy={8}
        r={RADIUS}
        transform="rotate(-90 8 8)"
        strokeLinecap="round"
        strokeDasharray={`${filled} ${ROUND}`}
        className="stroke-accent-line transition-[stroke-dasharray]"
      />
    </>
  )
}

function Still({ state }: { state: 'queued' | 'completed' | 'failed' | 'cancelled' }) {
  switch (state) {
    case 'queued':
      return <circle cx={8} cy={8} r={RADIUS} className="stroke-line-strong" strokeWidth={1.5} />
    case 'completed':
      return (
        <>
          <circle cx={8} cy={8} r={7.5} className="fill-done" />
          <path d="m5 8.200 2.200 2.200 4-4.400" className="stroke-panel" strokeWidth={1.6} />
        </>
      )
    case 'failed':
      return (
        <>
          <circle cx={8} cy={8} r={RADIUS} className="stroke-danger" strokeWidth={1.5} />
          <path d="m5.800 5.800 4.400 4.400m0-4.400-4.400 4.400" className="stroke-danger" strokeWidth={1.6} />
        </>
      )
    case 'cancelled':
      return (
        <>
          <circle cx={8} cy={8} r={RADIUS} className="stroke-line-strong" strokeWidth={1.5} />
          <path d="m3.500 12.500 9-9" className="stroke-line-strong" strokeWidth={1.5} />
        </>
      )
  }
}
