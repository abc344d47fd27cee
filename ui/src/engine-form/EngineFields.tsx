import type { EngineView } from '@/api/types'
import { Select } from '@/components/Select'
import { hintClass } from '@/components/field-class'
import type { Faults } from '@/job-parts/faults'
import { ParameterField } from './ParameterField'
import { choicesOf, type EngineSettings, parametersOf, withParameter } from './settings'

interface EngineFieldsProps {
  engines: readonly EngineView[]
  /** The one that is meant now. */
  engine: EngineView
  settings: EngineSettings
  onChange: (settings: EngineSettings) => void
  faults: Faults
}

/** Which engine makes the pictures, and what it is told. */
export function EngineFields({ engines, engine: { profile, available }, settings, onChange, faults }: EngineFieldsProps) {
  return (
    <>
      <div className="flex flex-col gap-1">
        <Select
          label="Engine"
          choices={engines.map((each) => ({ id: each.profile.name, label: each.profile.title, hint: each.available ? each.profile.description : 'No endpoint takes work for it now.' }))}
          value={profile.name}
          onChange={(name) => onChange({ ...settings, engine: name })}
        />
        <p className={hintClass}>{available ? profile.description : `${engines.length > 1 ? 'Choose another one, or wait: n' : 'N'}o endpoint takes work for it now.`}</p>
        {faults.of('engine') !== undefined && <p className="text-xs text-danger">{faults.of('engine')}</p>}
      </div>
      {parametersOf(profile, settings).map((parameter) => (
        <ParameterField
          key={`${profile.name} ${parameter.name}`}
          profile={profile}
          parameter={parameter}
          choices={choicesOf(profile, parameter, settings)}
          value={settings.parameters[parameter.name]}
          onChange={(value) => onChange(withParameter(settings, parameter.name, value))}
          fault={faults.of(`parameters.${parameter.name}`)}
        />
      ))}
    </>
  )
}
