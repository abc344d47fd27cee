import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { faultClass, hintClass, inputClass, labelClass } from './field-class'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode
  /** A sentence below. */
  hint?: ReactNode
  /** What is wrong with it. */
  fault?: string | undefined
  /** More than one line. */
  rows?: number
  placeholder?: string
}

/** One line or more of text. */
export function TextField({ label, hint, fault, rows, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={fault !== undefined} className="flex flex-col gap-1.5">
      <Label className={labelClass}>{label}</Label>
      {rows === undefined ? (
        <Input placeholder={placeholder} className={`${inputClass} h-9`} />
      ) : (
        <TextArea rows={rows} placeholder={placeholder} className={`${inputClass} resize-y`} />
      )}
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
      <FieldError className={faultClass}>{fault}</FieldError>
    </AriaTextField>
  )
}
