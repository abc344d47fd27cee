import type { EngineProfile } from '@/api/types'
import { Select } from '@/components/Select'
import { useFault } from '@/components/use-fault'
import type { Faults } from '@/job-parts/faults'
import { type EngineSettings, fitting, ratiosOf, sizesOf } from './settings'
import { usualSize } from './words'

interface ShapeFieldsProps {
  profile: EngineProfile
  settings: EngineSettings
  onChange: (settings: EngineSettings) => void
  faults: Faults
}

const USUAL = ''

/** Size and aspect ratio of the output. */
export function ShapeFields({ profile, settings, onChange, faults }: ShapeFieldsProps) {
  const { size, aspectRatio } = fitting(profile, settings)
  const { wrong: wrongSize } = useFault(faults.of('size'), settings.size)
  const { wrong: wrongRatio } = useFault(faults.of('aspectRatio'), settings.aspectRatio)
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label="Size"
        choices={[{ id: USUAL, label: usualSize(profile) }, ...including(sizesOf(profile, settings), size).filter((each) => each !== profile.sizes.default).map(asChoice)]}
        value={size === profile.sizes.default ? USUAL : (size ?? USUAL)}
        onChange={(chosen) => onChange({ ...settings, size: chosen === USUAL ? null : chosen })}
      />
      <Select
        label="Aspect ratio"
        choices={[{ id: USUAL, label: 'As the picture' }, ...including(ratiosOf(profile, settings), aspectRatio).map(asChoice)]}
        value={aspectRatio ?? USUAL}
        onChange={(chosen) => onChange({ ...settings, aspectRatio: chosen === USUAL ? null : chosen })}
      />
      <p className="col-span-2 text-xs text-danger empty:hidden">{wrongSize ?? wrongRatio}</p>
    </div>
  )
}

const asChoice = (each: string) => ({ id: each, label: each })

/** A value that came from elsewhere may be good and in no list. */
const including = (choices: readonly string[], value: string | null) => (value === null || choices.includes(value) ? choices : [...choices, value])
