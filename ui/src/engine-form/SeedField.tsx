import { Lock, LockOpen } from 'lucide-react'
import { IconButton } from '@/components/Button'
import { besideFieldClass, hintClass, labelClass } from '@/components/field-class'
import { NumberField } from '@/components/NumberField'
import type { Faults } from '@/job-parts/faults'
import type { EngineSettings } from './settings'

interface SeedFieldProps {
  /** Whether the same seed makes the same picture again. */
  isRepeatable: boolean
  settings: EngineSettings
  onChange: (settings: EngineSettings) => void
  faults: Faults
}

/** As large as the numbers that people can still compare. */
const LARGEST = 4_294_967_295

/** A seed that is drawn anew for each image, or locked. */
export function SeedField({ isRepeatable, settings, onChange, faults }: SeedFieldProps) {
  const { seed } = settings
  const isLocked = seed !== null
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start gap-2">
        <div className="flex-1">
          {isLocked ? (
            <NumberField
              label="Seed"
              value={seed}
              minValue={0}
              maxValue={Number.MAX_SAFE_INTEGER}
              formatOptions={{ useGrouping: false }}
              onChange={(number) => onChange({ ...settings, seed: Number.isNaN(number) ? null : number })}
              fault={faults.of('seed')}
            />
          ) : (
            <div className="flex flex-col gap-1.5">
              <span className={labelClass}>Seed</span>
              <span className="flex h-9 items-center text-ink-3">Drawn anew for each image</span>
            </div>
          )}
        </div>
        <IconButton label={isLocked ? 'Unlock the seed' : 'Lock the seed'} size="icon-md" className={besideFieldClass} onPress={() => onChange({ ...settings, seed: isLocked ? null : Math.floor(Math.random() * LARGEST) })}>
          {isLocked ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
        </IconButton>
      </div>
      {isLocked && (
        <p className={hintClass}>
          Variation 1 of each picture gets it, the next ones count up.
          {!isRepeatable && ' This engine does not promise the same picture for the same seed.'}
        </p>
      )}
    </div>
  )
}
