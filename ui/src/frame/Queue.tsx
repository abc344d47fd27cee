import { Link } from '@tanstack/react-router'
import type { JobView } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { StackedBar } from '@/components/StackedBar'
import { progressLine } from '@/format/progress'
import { unbroken } from '@/format/unbroken'
import { JobButtons } from '@/job-parts/JobButtons'
import { useQueue } from './use-queue'

/** What runs, what waits and what is paused, apart. */
export function Queue({ onLeave }: { onLeave?: () => void }) {
  const { active, running, paused, waiting, isPending, error, refetch } = useQueue()
  if (error !== null) return <ErrorPanel error={error} onRetry={refetch} />
  if (isPending) return <SkeletonRows rows={3} label="The queue is loading" />
  if (active.length === 0) return <p className="py-2 text-ink-3">Nothing is under way. What you start appears here, on every page.</p>
  return (
    <div className="flex flex-col gap-5">
      <Section title="Running" jobs={running} onLeave={onLeave} />
      <Section title="Waiting" jobs={waiting} onLeave={onLeave} />
      <Section title="Paused" jobs={paused} onLeave={onLeave} />
    </div>
  )
}

interface SectionProps {
  title: string
  jobs: readonly JobView[]
  onLeave: (() => void) | undefined
}

function Section({ title, jobs, onLeave }: SectionProps) {
  if (jobs.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <ul className="flex flex-col gap-2">
        {jobs.map((job) => (
          <QueueCard key={job.id} job={job} onLeave={onLeave} />
        ))}
      </ul>
    </section>
  )
}

function QueueCard({ job, onLeave }: { job: JobView; onLeave: (() => void) | undefined }) {
  return (
    <li className="panel flex flex-col gap-2 p-3">
      <Link to="/jobs/$jobId" params={{ jobId: job.id }} onClick={onLeave} className="line-clamp-2 font-medium hover:underline">
        {job.name}
      </Link>
      <StackedBar items={job.items} recovered={job.recovered} label={job.name} />
      <div className="-mr-1.5 -mb-1.5 flex items-center gap-2">
        <p className="figures min-w-0 flex-1 text-sm text-ink-2">{unbroken(progressLine(job))}</p>
        <JobButtons job={job} isSmall />
      </div>
    </li>
  )
}
