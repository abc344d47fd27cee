import { useInfiniteQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { jobsQuery } from '@/api/queries/jobs'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { JobRow } from '@/job-parts/JobRow'

/** The jobs of a group, the newest first. */
export function GroupJobs({ groupId }: { groupId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(jobsQuery({ groupId }))
  if (data === undefined) return error === null ? <SkeletonRows rows={3} label="The jobs are loading" /> : <ErrorPanel error={error} onRetry={() => void refetch()} />
  const jobs = data.pages.flatMap(({ items }) => items)
  if (jobs.length === 0) return <EmptyState icon={ListChecks} title="No jobs yet">A submission that names this group appears here.</EmptyState>
  return (
    <div className="flex flex-col gap-4">
      <ul className="panel divide-y divide-line overflow-hidden">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="self-center" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </div>
  )
}
