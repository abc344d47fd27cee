import clsx from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { chipClass } from './chip-class'
import { menuItemClass, popoverClass } from './popover-class'

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
  /** What is chosen is called so, should it be none of the choices. */
  chosenLabel?: string | undefined
  /** The choices are some of many: these others are looked for elsewhere, and come back as choices. */
  onFind?: (wanted: string) => void
  onChange: (value: string | undefined) => void
}

const ANY = ''
/** So many are found at a glance. */
const SEARCHED_FROM = 7

/** A filter by one of several; of many, one types a part of the name. (Without Autocomplete, which every page with a field would load.) */
export function ChipSelect({ label, anyLabel, choices, value, chosenLabel, onFind, onChange }: ChipSelectProps) {
  const [wanted, setWanted] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const isOn = value !== undefined
  const want = (typed: string) => {
    setWanted(typed)
    onFind?.(typed)
  }
  const found = onFind !== undefined ? choices : choices.filter((choice) => choice.label.toLowerCase().includes(wanted.trim().toLowerCase()))
  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[role=option]')?.focus()
  }
  return (
    <Select
      aria-label={label}
      value={value ?? ANY}
      onChange={(chosen) => onChange(chosen === ANY || chosen === null ? undefined : String(chosen))}
      onOpenChange={() => want('')}
    >
      <Button className={clsx(chipClass(isOn), 'max-w-60')}>
        <SelectValue className="truncate">{() => choices.find(({ id }) => id === value)?.label ?? (isOn ? (chosenLabel ?? label) : anyLabel)}</SelectValue>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </Button>
      <Popover offset={4} className={`${popoverClass} flex w-72 flex-col`}>
        {(choices.length >= SEARCHED_FROM || wanted !== '') && (
          <input
            type="search"
            aria-label={`Find: ${label}`}
            placeholder="Find"
            value={wanted}
            onChange={({ currentTarget }) => want(currentTarget.value)}
            onKeyDown={toList}
            className="mb-1 w-full rounded-[4px] border border-line bg-ground px-2 py-1.5 outline-none placeholder:text-ink-3 focus-visible:border-ink"
          />
        )}
        <ListBox ref={list} items={wanted === '' ? [{ id: ANY, label: anyLabel }, ...found] : found} className="max-h-80 overflow-auto outline-none" renderEmptyState={() => <p className="px-2 py-1.5 text-ink-3">Nothing is called so.</p>}>
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
      </Popover>
    </Select>
  )
}
