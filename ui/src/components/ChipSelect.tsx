import clsx from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { Autocomplete, Button, Input, ListBox, ListBoxItem, Popover, SearchField, Select, SelectValue, useFilter } from 'react-aria-components'
import { menuItemClass, popoverClass } from './popover-class'
import { chipClass } from './chip-class'

interface ChipChoice {
  id: string
  label: string
}

interface ChipSelectProps {
  label: string
  /** What it says when nothing is chosen, and the choice that chooses nothing. */
  anyLabel: string
  choices: readonly ChipChoice[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const ANY = ''
/** So many are found at a glance. */
const SEARCHED_FROM = 9

/** A filter by one of several; with many, one types a part of the name. */
export function ChipSelect({ label, anyLabel, choices, value, onChange }: ChipSelectProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const isOn = value !== undefined
  const list = (
    <ListBox items={[{ id: ANY, label: anyLabel }, ...choices]} className="max-h-80 overflow-auto outline-none">
      {(choice) => (
        <ListBoxItem id={choice.id} textValue={choice.label} className={menuItemClass}>
          {({ isSelected }) => (
            <>
              <span className="flex-1 truncate">{choice.label}</span>
              {isSelected && <Check size={16} aria-hidden className="shrink-0" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
  return (
    <Select aria-label={label} value={value ?? ANY} onChange={(chosen) => onChange(chosen === ANY || chosen === null ? undefined : String(chosen))}>
      <Button className={clsx(chipClass(isOn), 'max-w-60')}>
        <SelectValue className="truncate">{() => choices.find(({ id }) => id === value)?.label ?? (isOn ? label : anyLabel)}</SelectValue>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </Button>
      <Popover offset={4} className={`${popoverClass} flex w-72 flex-col`}>
        {choices.length < SEARCHED_FROM ? (
          list
        ) : (
          <Autocomplete filter={contains}>
            <SearchField aria-label={`Find: ${label}`} autoFocus>
              <Input placeholder="Find" className="mb-1 w-full rounded-[4px] border border-line bg-ground px-2 py-1.5 outline-none placeholder:text-ink-3" />
            </SearchField>
            {list}
          </Autocomplete>
        )}
      </Popover>
    </Select>
  )
}
