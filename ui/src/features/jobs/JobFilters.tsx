import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { groupsQuery } from '@/api/queries/groups'
import type { JobsFilter } from '@/api/queries/jobs'
import type { JobState, Mode } from '@/api/types'
import { Chip } from '@/components/Chip'
import { Select } from '@/components/Select'
import { counted } from '@/format/count'
import { JOB_STATES, MODES } from './jobs-search'

const route = getRouteApi('/frame/jobs')

const STATE_WORDS: Record<JobState, string> = { queued: 'Waiting', processing: 'Running', completed: 'Done', failed: 'Failed', cancelled: 'Cancelled' }
const MODE_WORDS: Record<Mode, string> = { automatic: 'Automatic', 'semi-automatic': 'Semi-Automatic' }
const ALL = 'all'

interface JobFiltersProps {
  filter: JobsFilter
  /** How many there are, where that is known. */
  total: number | undefined
}

/** Narrows the list; the address holds what is chosen, so that it can be kept and sent. */
export function JobFilters({ filter, total }: JobFiltersProps) {
  const navigate = route.useNavigate()
  const choose = (change: JobsFilter) => void navigate({ search: withoutUndefined({ ...filter, ...change }), replace: true })
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
      <GroupFilter groupId={filter.groupId} onChange={(groupId) => choose({ groupId })} />
      <p className="figures ml-auto text-sm text-ink-3">{total !== undefined && counted(total, 'job')}</p>
    </div>
  )
}

function GroupFilter({ groupId, onChange }: { groupId: string | undefined; onChange: (groupId: string | undefined) => void }) {
  const { data } = useInfiniteQuery(groupsQuery())
  const groups = data?.pages.flatMap(({ items }) => items) ?? []
  if (groups.length < 2 && groupId === undefined) return null
  return (
    <Select
      label="Group"
      isLabelHidden
      isSmall
      choices={[{ id: ALL, label: 'All groups' }, ...groups.map(({ id, name }) => ({ id, label: name }))]}
      value={groupId ?? ALL}
      onChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
    />
  )
}

/** An absent filter is absent from the address. */
const withoutUndefined = (filter: JobsFilter): JobsFilter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
