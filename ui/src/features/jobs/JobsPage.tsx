import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { jobsQuery } from '@/api/queries/jobs'
import { Button } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { EmptyState } from '@/components/EmptyState'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { JobFilters } from './JobFilters'
import { JobRow } from '@/job-parts/JobRow'
import { present } from '@/present'

const route = getRouteApi('/frame/jobs')

/** All jobs, the newest first. */
export function JobsPage() {
  const filter = present(route.useSearch())
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(jobsQuery(filter))
  const isFiltered = Object.keys(filter).length > 0
  const jobs = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4 md:p-6">
      <h1 className="sr-only">Jobs</h1>
      <JobFilters filter={filter} />
      {error !== null && data === undefined ? (
        <ErrorPanel error={error} onRetry={() => void refetch()}>
          {isFiltered && <ShowAll />}
        </ErrorPanel>
      ) : isPending ? (
        <SkeletonRows rows={6} label="The jobs are loading" />
      ) : jobs.length === 0 ? (
        <NoJobs isFiltered={isFiltered} />
      ) : (
        <ul className="panel divide-y divide-line overflow-hidden">
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="self-center" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </div>
  )
}

function NoJobs({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <EmptyState
        icon={ListChecks}
        title="No jobs yet"
        action={
          <Link to="/automatic" className={buttonClass('primary')}>
            Make images from a folder
          </Link>
        }
      >
        Each submission is a job: it is here while it waits and runs, and stays with its pictures, its cost and what went wrong.
      </EmptyState>
    )
  }
  return <EmptyState icon={ListChecks} title="No job is like that" action={<ShowAll />} />
}

function ShowAll() {
  const navigate = route.useNavigate()
  return <Button onPress={() => void navigate({ search: {} })}>Show all jobs</Button>
}
