import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'

interface CheckboxProps {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
}

/** Yes or no. */
export function Checkbox({ isSelected, onChange, children }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} className="flex items-center gap-2 self-start">
      <span className={`grid size-4.5 place-items-center rounded-[4px] border ${isSelected ? 'border-ink bg-ink text-ground' : 'border-line-strong bg-panel'}`}>
        {isSelected && <Check size={13} strokeWidth={3} aria-hidden />}
      </span>
      {children}
    </AriaCheckbox>
  )
}
