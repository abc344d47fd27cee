import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { faultClass, hintClass, inputClass, labelClass } from './field-class'
import { useFault } from './use-fault'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode
  /** A sentence below. */
  hint?: ReactNode
  /** What is wrong with it. */
  fault?: string | undefined
  placeholder?: string
}

/** One line of text. */
export function TextField({ label, hint, fault, placeholder, ...props }: TextFieldProps) {
  const { wrong, marks } = useFault(fault, props.value)
  return (
    <AriaTextField {...props} {...marks} className="flex flex-col gap-1.5">
      <Label className={labelClass}>{label}</Label>
      <Input placeholder={placeholder} className={`${inputClass} h-9`} />
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
      <FieldError className={faultClass}>{wrong}</FieldError>
    </AriaTextField>
  )
}
