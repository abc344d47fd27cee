import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components'
import { count } from '@/format/count'
import { faultClass, hintClass, inputClass, labelClass } from './field-class'
import { useFault } from './use-fault'

interface PromptFieldProps {
  label: string
  isLabelHidden?: boolean
  hint?: ReactNode
  fault?: string | undefined
  placeholder?: string
  rows?: number
  /** More than this is too much; it is said, and nothing that was typed or pasted is cut off. */
  maxLength?: number | undefined
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** Text of any length: the field grows with it, up to a third of the window. */
export function PromptField({ label, isLabelHidden = false, hint, fault, placeholder, rows = 2, maxLength, value, onChange, onKeyDown }: PromptFieldProps) {
  const own = maxLength !== undefined && value.length > maxLength ? `It has ${count(value.length)} characters; ${count(maxLength)} are the most.` : undefined
  const { wrong, marks } = useFault(fault, value, own)
  return (
    <TextField {...(isLabelHidden && { 'aria-label': label })} value={value} onChange={onChange} {...marks} className="flex min-w-0 flex-1 flex-col gap-1.5">
      {!isLabelHidden && <Label className={labelClass}>{label}</Label>}
      <TextArea rows={rows} placeholder={placeholder} onKeyDown={onKeyDown} style={{ '--rows': `calc(${rows} * 1.25rem + 0.875rem)` } as CSSProperties} className={`${inputClass} field-sizing-content max-h-[33dvh] min-h-(--rows) resize-none`} />
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
      <FieldError className={faultClass}>{wrong}</FieldError>
    </TextField>
  )
}
