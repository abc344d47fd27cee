import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

interface TooltipProps {
  text: string
  /** What it is about; it must be focusable. */
  children: ReactElement
}

/** A word about something, on hover and on focus. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip offset={6} className="animate-appear max-w-64 rounded-tile bg-ink px-2 py-1 text-xs text-ground">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
