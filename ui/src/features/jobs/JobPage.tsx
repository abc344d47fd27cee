import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { jobQuery } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { buttonClass } from '@/components/button-class'
import { MissingPanel } from '@/components/MissingPanel'
import { Skeleton } from '@/components/Skeleton'
import { usePageName } from '@/frame/use-page-title'
import { Failures } from './Failures'
import { ItemGrid } from './ItemGrid'
import { JobHeader } from './JobHeader'
import { type Shown, StateFilter } from './StateFilter'
import { StateItems } from './StateItems'
import { Timeline } from './Timeline'

const route = getRouteApi('/frame/jobs/$jobId')

/** One job: how it is, and each of its items. */
export function JobPage() {
  const { jobId } = route.useParams()
  const { data: job, error, refetch } = useQuery(jobQuery(jobId))
  usePageName(job?.name)

  if (job === undefined) {
    return (
      <div className="mx-auto max-w-6xl p-4 md:p-6">
        {error === null ? (
          <Skeleton className="h-40 w-full" />
        ) : (
          <MissingPanel error={error} onRetry={() => void refetch()}>
            <Link to="/jobs" className={buttonClass('plain', 'sm')}>
              All jobs
            </Link>
          </MissingPanel>
        )}
      </div>
    )
  }
  return <Job key={jobId} job={job} />
}

function Job({ job }: { job: JobView }) {
  const [shown, setShown] = useState<Shown>('all')
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div ref={scroller} className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <div className="mx-auto flex max-w-6xl flex-col gap-5 p-4 md:p-6">
        <JobHeader job={job} />
        <Failures job={job} />
        <Timeline job={job} />
        <StateFilter job={job} shown={shown} onChange={setShown} />
        {shown === 'all' ? <ItemGrid jobId={job.id} total={job.items.total} scroller={scroller} /> : <StateItems key={shown} jobId={job.id} state={shown} scroller={scroller} />}
      </div>
    </div>
  )
}
