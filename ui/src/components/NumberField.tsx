import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, FieldError, Group, Input, Label, NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps, Text } from 'react-aria-components'
import { count } from '@/format/count'
import { faultClass, hintClass, labelClass } from './field-class'
import { useFault } from './use-fault'

interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode
  hint?: ReactNode
  fault?: string | undefined
}

const stepClass = 'grid w-8 shrink-0 place-items-center text-ink-2 hover:bg-raised hover:text-ink data-disabled:opacity-40'

/** A number with its bounds, by typing, by buttons and by arrow keys. One that is typed beyond them stays, and is called wrong. */
export function NumberField({ label, hint, fault, onChange, ...props }: NumberFieldProps) {
  const { wrong, marks } = useFault(fault, props.value, beyond(props))
  return (
    <AriaNumberField {...props} {...marks} commitBehavior="validate" onChange={(number) => onChange?.(onStep(number, props))} className="flex flex-col gap-1.5">
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
      <FieldError className={faultClass}>{wrong}</FieldError>
    </AriaNumberField>
  )
}

type Bounds = Pick<AriaNumberFieldProps, 'value' | 'minValue' | 'maxValue' | 'step'>

function beyond({ value = Number.NaN, minValue = -Infinity, maxValue = Infinity }: Bounds): string | undefined {
  if (value > maxValue) return `${count(maxValue)} is the most.`
  return value < minValue ? `${count(minValue)} is the least.` : undefined
}

/** The nearest that steps from the least one reach, without what computers add to 0.7. */
const onStep = (number: number, { minValue = 0, step = 1 }: Bounds): number => Number((minValue + Math.round((number - minValue) / step) * step).toFixed(6))
