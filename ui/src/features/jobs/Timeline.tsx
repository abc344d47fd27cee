import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { jobsQuery } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { Fold } from '@/components/Fold'
import { Time } from '@/components/Time'
import { type Happening, timelineOf } from './timeline'

/** What happened to a job, folded to how it began; how it stands is said above. */
export function Timeline({ job }: { job: JobView }) {
  const { data } = useInfiniteQuery(jobsQuery({ retryOf: job.id }))
  const retries = data?.pages.flatMap(({ items }) => items) ?? []
  const timeline = timelineOf(job, retries)
  return (
    <Fold title="Timeline" words={timeline.slice(0, 2).map(({ words }) => words).join(' · ')}>
      <ol className="ml-1 flex flex-col border-l border-line">
        {timeline.map((happening) => (
          <Line key={`${happening.at} ${happening.words}`} {...happening} />
        ))}
      </ol>
    </Fold>
  )
}

function Line({ at, words, other }: Happening) {
  return (
    <li className="figures relative py-1.5 pl-5 before:absolute before:top-3 before:-left-1 before:size-2 before:rounded-full before:bg-line-strong last:before:bg-ink">
      {words}
      {other !== undefined && (
        <>
          {', '}
          <Link to="/jobs/$jobId" params={{ jobId: other.jobId }} className="underline decoration-line-strong underline-offset-2 hover:decoration-ink">
            {other.words}
          </Link>
        </>
      )}
      <span className="text-sm text-ink-3"> · {at === undefined ? 'now' : <Time at={at} />}</span>
    </li>
  )
}
