import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import { ErrorPanel } from '@/components/ErrorPanel'
import { Skeleton } from '@/components/Skeleton'
import { Failures } from './Failures'
import { ItemGrid } from './ItemGrid'
import { JobHeader } from './JobHeader'
import { type Shown, StateFilter } from './StateFilter'
import { StateItems } from './StateItems'

const route = getRouteApi('/frame/jobs/$jobId')

/** One job: how it is, and each of its items. */
export function JobPage() {
  const { jobId } = route.useParams()
  const { data: job, error, refetch } = useQuery(jobQuery(jobId))
  const [shown, setShown] = useState<Shown>('all')
  const scroller = useRef<HTMLDivElement>(null)

  if (job === undefined) {
    return <div className="mx-auto max-w-6xl p-4 md:p-6">{error === null ? <Skeleton className="h-40 w-full" /> : <ErrorPanel error={error} onRetry={() => void refetch()} />}</div>
  }
  return (
    <div ref={scroller} className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <div className="mx-auto flex max-w-6xl flex-col gap-5 p-4 md:p-6">
        <JobHeader job={job} />
        <Failures key={`failures-${jobId}`} job={job} />
        <StateFilter items={job.items} shown={shown} onChange={setShown} />
        {shown === 'all' ? <ItemGrid key={jobId} jobId={jobId} total={job.items.total} scroller={scroller} /> : <StateItems key={shown} jobId={jobId} state={shown} scroller={scroller} />}
      </div>
    </div>
  )
}
