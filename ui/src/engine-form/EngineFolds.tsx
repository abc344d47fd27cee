import { lazy } from 'react'
import type { EngineView } from '@/api/types'
import { Fold } from '@/components/Fold'
import { patiently } from '@/components/patiently'
import type { Faults } from '@/job-parts/faults'
import type { EngineSettings } from './settings'
import { engineWords, seedWords, shapeWords } from './words'

const EngineFields = lazy(patiently(() => import('./EngineFields').then((module) => ({ default: module.EngineFields }))))
const SeedField = lazy(patiently(() => import('./SeedField').then((module) => ({ default: module.SeedField }))))
const ShapeFields = lazy(patiently(() => import('./ShapeFields').then((module) => ({ default: module.ShapeFields }))))

interface EngineFoldsProps {
  engines: readonly EngineView[]
  engine: EngineView
  settings: EngineSettings
  onChange: (settings: EngineSettings) => void
  faults: Faults
}

/** How many folds these are, for the place that is kept for them. */
export const ENGINE_FOLDS = 3

/** Everything that an engine can be told, folded. */
export function EngineFolds({ engines, engine, settings, onChange, faults }: EngineFoldsProps) {
  const { profile } = engine
  return (
    <>
      <Fold title="Engine" words={engineWords(profile, settings)} isFaulty={!engine.available || faults.hasAny('engine', 'parameters')}>
        <EngineFields engines={engines} engine={engine} settings={settings} onChange={onChange} faults={faults} />
      </Fold>
      <Fold title="Size and ratio" words={shapeWords(profile, settings)} isFaulty={faults.hasAny('size', 'aspectRatio')}>
        <ShapeFields profile={profile} settings={settings} onChange={onChange} faults={faults} />
      </Fold>
      <Fold title="Seed" words={seedWords(settings)} isFaulty={faults.hasAny('seed')}>
        <SeedField isRepeatable={profile.repeatable} settings={settings} onChange={onChange} faults={faults} />
      </Fold>
    </>
  )
}
