import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorPanel } from '@/components/ErrorPanel'

/** A page that could not be shown at all. */
export function PageError({ error }: ErrorComponentProps) {
  return (
    <div className="mx-auto max-w-xl p-6">
      <ErrorPanel error={error} onRetry={() => location.reload()} />
    </div>
  )
}
