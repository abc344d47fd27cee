import { useQuery } from '@tanstack/react-query'
import { ArchiveX, Star, X } from 'lucide-react'
import { useState } from 'react'
import { MODES } from '@/api/enums'
import { jobQuery } from '@/api/queries/jobs'
import type { OutputsFilter } from '@/api/queries/outputs'
import { endpointsQuery } from '@/api/queries/system'
import type { Engine } from '@/api/types'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { ChipSelect } from '@/components/ChipSelect'
import { MODE_WORDS } from '@/format/mode'
import { GroupChip } from '@/job-parts/GroupChip'
import { useFoundJobs } from '@/job-parts/use-found'
import { DateChip } from './DateChip'

interface GalleryFiltersProps {
  filter: OutputsFilter
  onChange: (change: OutputsFilter) => void
  onClear: () => void
}

const MODE_CHOICES = MODES.map((id) => ({ id, label: MODE_WORDS[id] }))

/** Narrows the gallery; each filter is a chip that is on or off. */
export function GalleryFilters({ filter, onChange, onClear }: GalleryFiltersProps) {
  return (
    <>
      <Chip isOn={filter.favourite === true} onChange={(isOn) => onChange({ favourite: isOn || undefined })}>
        <Star size={14} aria-hidden />
        Favourites
      </Chip>
      <Chip isOn={filter.rejected === true} onChange={(isOn) => onChange({ rejected: isOn || undefined })}>
        <ArchiveX size={14} aria-hidden />
        Put aside
      </Chip>
      <ChipSelect label="Mode" anyLabel="Both modes" choices={MODE_CHOICES} value={filter.mode} onChange={(mode) => onChange({ mode: MODES.find((each) => each === mode) })} />
      <GroupChip groupId={filter.groupId} onChange={(groupId) => onChange({ groupId, jobId: undefined })} />
      <JobChip filter={filter} onChange={(jobId) => onChange({ jobId })} />
      <EngineChip engine={filter.engine} onChange={(engine) => onChange({ engine })} />
      <DateChip span={filter} onChange={({ from, to }) => onChange({ from, to })} />
      {Object.keys(filter).length > 0 && (
        <Button size="sm" look="quiet" onPress={onClear}>
          <X size={14} aria-hidden />
          Show all
        </Button>
      )}
    </>
  )
}

function JobChip({ filter: { groupId, jobId }, onChange }: { filter: OutputsFilter; onChange: (jobId: string | undefined) => void }) {
  const [wanted, setWanted] = useState('')
  const { found } = useFoundJobs(wanted, groupId)
  const { data: chosen } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined })
  return (
    <ChipSelect
      label="Job"
      anyLabel="All jobs"
      choices={found.map(({ id, name }) => ({ id, label: name }))}
      value={jobId}
      chosenLabel={chosen?.name}
      onFind={setWanted}
      onChange={onChange}
    />
  )
}

function EngineChip({ engine, onChange }: { engine: Engine | undefined; onChange: (engine: Engine | undefined) => void }) {
  const { data } = useQuery(endpointsQuery())
  const engines = [...new Set([...(data?.flatMap((endpoint) => endpoint.engines) ?? []), ...(engine === undefined ? [] : [engine])])].toSorted()
  if (engines.length < 2) return null
  return (
    <ChipSelect
      label="Engine"
      anyLabel="All engines"
      choices={engines.map((name) => ({ id: name, label: name }))}
      value={engine}
      onChange={(chosen) => onChange(engines.find((name) => name === chosen))}
    />
  )
}
