import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Images } from 'lucide-react'
import type { ReactNode } from 'react'
import { activeJobsQuery, jobsQuery } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { JobRow } from '@/job-parts/JobRow'
import { isFinal } from '@/rules/job-can'

/** So many of those that ended; the others are in the list of jobs. */
const LAST = 5

/** What runs and waits, and what ended last. */
export function NowAndLast() {
  const now = useQuery(activeJobsQuery())
  const all = useInfiniteQuery(jobsQuery({}))
  const error = now.error ?? all.error
  if (now.data === undefined || all.data === undefined) {
    return error === null ? <SkeletonRows rows={4} label="The jobs are loading" /> : <ErrorPanel error={error} onRetry={() => void Promise.all([now.refetch(), all.refetch()])} />
  }
  const active = now.data.filter(({ state }) => !isFinal(state))
  const ended = (all.data.pages[0]?.items ?? []).filter(({ state }) => isFinal(state)).toSorted(lastFirst).slice(0, LAST)
  if (active.length === 0 && ended.length === 0) {
    return (
      <EmptyState icon={Images} title="Nothing made yet">
        What you make runs here, with its progress, its time left and its cost; the pictures stay.
      </EmptyState>
    )
  }
  return (
    <>
      <Jobs title="Now" jobs={active} />
      <Jobs title="Ended last" jobs={ended}>
        <Link to="/jobs" className="text-sm text-ink-2 hover:underline">
          All jobs
        </Link>
      </Jobs>
    </>
  )
}

const lastFirst = (one: JobView, other: JobView) => Date.parse(other.finishedAt ?? '') - Date.parse(one.finishedAt ?? '')

function Jobs({ title, jobs, children }: { title: string; jobs: readonly JobView[]; children?: ReactNode }) {
  if (jobs.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <header className="flex items-baseline justify-between">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children}
      </header>
      <ul className="panel divide-y divide-line overflow-hidden">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}
