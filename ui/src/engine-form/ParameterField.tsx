import type { EngineParameter, EngineProfile } from '@/api/types'
import { Chip } from '@/components/Chip'
import { faultClass, hintClass, labelClass } from '@/components/field-class'
import { NumberField } from '@/components/NumberField'
import { Select } from '@/components/Select'
import { useFault } from '@/components/use-fault'
import { valueWords } from './words'

interface ParameterFieldProps {
  profile: EngineProfile
  parameter: EngineParameter
  choices: readonly string[]
  /** Undefined: the engine's own. */
  value: unknown
  onChange: (value: unknown) => void
  fault: string | undefined
}

const ENGINES_OWN = ''

/** A parameter by its type, with its bounds; what is not set is the engine's affair. */
export function ParameterField(props: ParameterFieldProps) {
  switch (props.parameter.type) {
    case 'number':
    case 'whole':
      return <NumberParameter {...props} />
    case 'choice':
      return <ChoiceParameter {...props} />
    case 'choices':
      return <ChoicesParameter {...props} />
  }
}

function NumberParameter({ parameter, value, onChange, fault }: ParameterFieldProps) {
  const { min, max, step } = parameter
  const usual = typeof parameter.default === 'number' ? parameter.default : Number.NaN
  return (
    <NumberField
      label={parameter.title}
      hint={`${parameter.description} ${min ?? ''} to ${max ?? ''}.`}
      fault={fault}
      value={typeof value === 'number' ? value : usual}
      onChange={(number) => onChange(Number.isNaN(number) || number === usual ? undefined : number)}
      {...(min != null && { minValue: min })}
      {...(max != null && { maxValue: max })}
      {...(step != null && { step })}
    />
  )
}

function ChoiceParameter({ profile, parameter, choices, value, onChange, fault }: ParameterFieldProps) {
  const { wrong } = useFault(fault, value)
  const usual = typeof parameter.default === 'string' ? parameter.default : ENGINES_OWN
  const own = usual === ENGINES_OWN ? [{ id: ENGINES_OWN, label: 'The engine decides' }] : []
  const known = typeof value === 'string' && choices.includes(value) ? value : usual
  return (
    <div className="flex flex-col gap-1">
      <Select
        label={parameter.title}
        choices={[...own, ...choices.map((choice) => ({ id: choice, label: valueWords(profile, parameter.name, choice) }))]}
        value={known}
        onChange={(chosen) => onChange(chosen === usual ? undefined : chosen)}
      />
      <p className={hintClass}>{parameter.description}</p>
      {wrong !== undefined && <p className={faultClass}>{wrong}</p>}
    </div>
  )
}

function ChoicesParameter({ parameter, choices, value, onChange, fault }: ParameterFieldProps) {
  const { wrong } = useFault(fault, value)
  const usual = Array.isArray(parameter.default) ? parameter.default.map(String) : []
  const chosen = Array.isArray(value) ? value.map(String) : usual
  const choose = (choice: string, isOn: boolean) => {
    const now = choices.filter((each) => (each === choice ? isOn : chosen.includes(each)))
    onChange(now.length === usual.length && now.every((each) => usual.includes(each)) ? undefined : now)
  }
  return (
    <div role="group" aria-label={parameter.title} className="flex flex-col gap-1.5">
      <span className={labelClass}>{parameter.title}</span>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <Chip key={choice} isOn={chosen.includes(choice)} onChange={(isOn) => choose(choice, isOn)}>
            {choice}
          </Chip>
        ))}
      </div>
      <p className={hintClass}>{chosen.length === 0 ? 'Choose at least one; with none the usual ones are taken.' : parameter.description}</p>
      {wrong !== undefined && <p className={faultClass}>{wrong}</p>}
    </div>
  )
}
