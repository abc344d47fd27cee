import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  /** What will be here. */
  title: string
  children?: ReactNode
  /** The one thing that leads to it. */
  action?: ReactNode
}

/** A place that is empty still says what it is for. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <Icon size={28} strokeWidth={1.5} aria-hidden className="text-ink-3" />
      <p className="text-lg font-medium">{title}</p>
      {children !== undefined && <div className="max-w-md text-ink-2">{children}</div>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  )
}
