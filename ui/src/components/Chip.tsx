import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { chipClass } from './chip-class'

interface ChipProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
}

/** A filter that is on or off. */
export function Chip({ isOn, onChange, children }: ChipProps) {
  return (
    <ToggleButton isSelected={isOn} onChange={onChange} className={chipClass(isOn)}>
      {children}
    </ToggleButton>
  )
}
