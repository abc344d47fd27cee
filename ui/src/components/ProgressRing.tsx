interface ProgressRingProps {
  /** 0 to 1. */
  value: number
  /** Of what. */
  label: string
  size?: number
}

const RADIUS = 15
const ROUND = 2 * Math.PI * RADIUS

/** How far one thing is. */
export function ProgressRing({ value, label, size = 36 }: ProgressRingProps) {
  const part = Math.min(1, Math.max(0, value))
  return (
    <svg
      viewBox="0 0 36 36"
      width={size}
      height={size}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      fill="none"
      strokeWidth={4}
      className="shrink-0"
    >
      <circle cx={18} cy={18} r={RADIUS} className="stroke-line" />
      <circle cx={18} cy={18} r={RADIUS} transform="rotate(-90 18 18)" strokeDasharray={`${part * ROUND} ${ROUND}`} className="stroke-accent-line" />
    </svg>
  )
}
