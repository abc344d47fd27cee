import { Check, ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { hintClass, labelClass } from './field-class'
import { menuItemClass, popoverClass } from './popover-class'

interface Choice<T extends string = string> {
  id: T
  label: string
  /** A sentence below the label, in the open list. */
  hint?: string
}

interface SelectProps<T extends string> {
  label: string
  choices: readonly Choice<T>[]
  value: T
  onChange: (value: T) => void
}

/** One of a few. */
export function Select<T extends string>({ label, choices, value, onChange }: SelectProps<T>) {
  return (
    <AriaSelect
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      className="flex flex-col gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <Button className="flex h-9 items-center gap-2 rounded-tile border border-line-strong/60 bg-panel px-2.5 text-left hover:bg-raised">
        <SelectValue className="flex-1 truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={16} aria-hidden className="text-ink-3" />
      </Button>
      <Popover offset={4} className={`${popoverClass} min-w-(--trigger-width)`}>
        <ListBox items={choices} className="max-h-80 overflow-auto outline-none">
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={menuItemClass}>
              {({ isSelected }) => (
                <>
                  <span className="flex-1">
                    {choice.label}
                    {choice.hint !== undefined && <span className={`${hintClass} block`}>{choice.hint}</span>}
                  </span>
                  {isSelected && <Check size={16} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
