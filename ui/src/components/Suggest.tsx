import { Button, ComboBox, FieldError, Group, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { faultClass, hintClass, labelClass } from './field-class'
import { menuItemClass, popoverClass } from './popover-class'
import { useFault } from './use-fault'

interface SuggestProps {
  label: string
  hint?: ReactNode
  fault?: string | undefined
  placeholder?: string
  maxLength?: number | undefined
  suggestions: readonly string[]
  value: string
  onChange: (value: string) => void
}

/** A line of text that may well be one of these. */
export function Suggest({ label, hint, fault, placeholder, maxLength, suggestions, value, onChange }: SuggestProps) {
  const { wrong, marks } = useFault(fault, value)
  const near = suggestions.filter((each) => each.toLowerCase().includes(value.trim().toLowerCase()))
  // All of them once it is one of them: whoever opens the list then wants another one.
  const shown = suggestions.includes(value) ? suggestions : near
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="input"
      items={shown.map((name) => ({ id: name, name }))}
      inputValue={value}
      onInputChange={onChange}
      onSelectionChange={(chosen) => {
        if (chosen !== null) onChange(String(chosen))
      }}
      {...marks}
      className="flex flex-col gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <Group className="flex h-9 w-full overflow-hidden rounded-tile border border-line-strong/60 bg-panel data-invalid:border-danger">
        <Input placeholder={placeholder} maxLength={maxLength} className="w-full min-w-0 bg-transparent px-2.5 text-base outline-offset-[-2px] placeholder:text-ink-3" />
        {suggestions.length > 0 && (
          <Button className="grid w-8 shrink-0 place-items-center text-ink-3 outline-offset-[-2px] hover:bg-raised">
            <ChevronDown size={16} aria-hidden />
          </Button>
        )}
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
      <FieldError className={faultClass}>{wrong}</FieldError>
      <Popover offset={4} className={`${popoverClass} w-(--trigger-width)`}>
        <ListBox<{ id: string; name: string }> className="max-h-64 overflow-auto outline-none">
          {({ name }) => (
            <ListBoxItem textValue={name} className={menuItemClass}>
              <span className="truncate">{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
