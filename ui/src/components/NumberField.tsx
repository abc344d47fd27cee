import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, FieldError, Group, Input, Label, NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps, Text } from 'react-aria-components'
import { faultClass, hintClass, labelClass } from './field-class'

interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode
  hint?: ReactNode
  fault?: string | undefined
}

const stepClass = 'grid w-8 shrink-0 place-items-center text-ink-2 hover:bg-raised hover:text-ink data-disabled:opacity-40'

/** A number with its bounds, by typing, by buttons and by arrow keys. */
export function NumberField({ label, hint, fault, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} isInvalid={fault !== undefined} className="flex flex-col gap-1.5">
      <Label className={labelClass}>{label}</Label>
      <Group className="flex h-9 w-full overflow-hidden rounded-tile border border-line-strong/60 bg-panel data-invalid:border-danger">
        <Button slot="decrement" className={stepClass}>
          <Minus size={14} aria-hidden />
        </Button>
        <Input className="figures w-full min-w-0 bg-transparent text-center text-base outline-offset-[-2px]" />
        <Button slot="increment" className={stepClass}>
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
      <FieldError className={faultClass}>{fault}</FieldError>
    </AriaNumberField>
  )
}
