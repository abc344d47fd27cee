import clsx from 'clsx'
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'

interface ChipProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
}

/** A filter that is on or off. */
export function Chip({ isOn, onChange, children }: ChipProps) {
  return (
    <ToggleButton
      isSelected={isOn}
      onChange={onChange}
      className={clsx(
        'figures inline-flex h-7 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap transition-colors',
        isOn ? 'border-ink bg-ink text-ground' : 'border-line-strong/60 text-ink-2 hover:bg-raised hover:text-ink',
      )}
    >
      {children}
    </ToggleButton>
  )
}
