import type { ReactNode } from 'react'
import { Problem } from '@/api/problem'
import { ErrorPanel } from './ErrorPanel'

interface MissingPanelProps {
  error: unknown
  onRetry: () => void
  /** Where one goes when there is no such thing. */
  children: ReactNode
}

/** Why one thing cannot be shown. What is not there, or is somebody else's, is not asked for again: the way leads on. */
export function MissingPanel({ error, onRetry, children }: MissingPanelProps) {
  return Problem.from(error).code === 'not-found' ? <ErrorPanel error={error}>{children}</ErrorPanel> : <ErrorPanel error={error} onRetry={onRetry} />
}
