import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button as AriaButton, Dialog, Popover } from 'react-aria-components'
import { chipClass } from '@/components/chip-class'
import { inputClass, labelClass } from '@/components/field-class'
import { menuItemClass, popoverClass } from '@/components/popover-class'
import { isDay } from '@/format/day'
import { PRESETS, type Span, spanOf, spanWords } from './date-words'

interface DateChipProps {
  span: Span
  onChange: (span: Span) => void
}

/** A filter by when a picture was finished. (Without DialogTrigger, which brings menus and collections into every page's first load.) */
export function DateChip({ span, onChange }: DateChipProps) {
  const [isOpen, setOpen] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  const isOn = span.from !== undefined || span.to !== undefined
  return (
    <>
      <AriaButton ref={chip} aria-haspopup="dialog" aria-expanded={isOpen} onPress={() => setOpen(true)} className={chipClass(isOn)}>
        <CalendarDays size={14} aria-hidden />
        {spanWords(span)}
      </AriaButton>
      <Popover triggerRef={chip} isOpen={isOpen} onOpenChange={setOpen} offset={4} className={`${popoverClass} w-64`}>
        <Dialog aria-label="When it was made" className="flex flex-col outline-none">
          {[{ label: 'Any time', span: { from: undefined, to: undefined } }, ...PRESETS.map(({ label, days }) => ({ label, span: spanOf(days) }))].map((preset) => (
            <AriaButton
              key={preset.label}
              onPress={() => {
                onChange(preset.span)
                setOpen(false)
              }}
              className={`${menuItemClass} text-left hover:bg-raised`}
            >
              {preset.label}
            </AriaButton>
          ))}
          <div className="mt-1 flex flex-col gap-2 border-t border-line p-2">
            <DayField label="From" day={span.from} onChange={(from) => onChange({ ...span, from })} />
            <DayField label="To" day={span.to} onChange={(to) => onChange({ ...span, to })} />
          </div>
        </Dialog>
      </Popover>
    </>
  )
}

function DayField({ label, day, onChange }: { label: string; day: string | undefined; onChange: (day: string | undefined) => void }) {
  return (
    <label className="flex items-center gap-2">
      <span className={`${labelClass} w-10`}>{label}</span>
      <input type="date" value={day ?? ''} onChange={({ currentTarget: { value } }) => (value === '' || isDay(value)) && onChange(value === '' ? undefined : value)} className={inputClass} />
    </label>
  )
}
