import { getRouteApi } from '@tanstack/react-router'
import { JOB_STATES, MODES } from '@/api/enums'
import type { JobsFilter } from '@/api/queries/jobs'
import type { JobState } from '@/api/types'
import { Chip } from '@/components/Chip'
import { MODE_WORDS } from '@/format/mode'
import { GroupChip } from '@/job-parts/GroupChip'
import { present } from '@/present'

const route = getRouteApi('/frame/jobs')

const STATE_WORDS: Record<JobState, string> = { queued: 'Waiting', processing: 'Running', completed: 'Done', failed: 'Failed', cancelled: 'Cancelled' }

interface JobFiltersProps {
  filter: JobsFilter
}

/** Narrows the list; the address holds what is chosen, so that it can be kept and sent. */
export function JobFilters({ filter }: JobFiltersProps) {
  const navigate = route.useNavigate()
  const choose = (change: JobsFilter) => void navigate({ search: present({ ...filter, ...change }), replace: true })
  return (
    <div className="flex flex-wrap items-center gap-2">
      {JOB_STATES.map((state) => (
        <Chip key={state} isOn={filter.status === state} onChange={(isOn) => choose({ status: isOn ? state : undefined })}>
          {STATE_WORDS[state]}
        </Chip>
      ))}
      <span className="mx-1 h-5 border-l border-line max-sm:hidden" />
      {MODES.map((mode) => (
        <Chip key={mode} isOn={filter.mode === mode} onChange={(isOn) => choose({ mode: isOn ? mode : undefined })}>
          {MODE_WORDS[mode]}
        </Chip>
      ))}
      <GroupChip groupId={filter.groupId} onChange={(groupId) => choose({ groupId })} />
    </div>
  )
}
