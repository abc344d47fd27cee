import { Link } from '@tanstack/react-router'
import type { JobView } from '@/api/types'
import { Time } from '@/components/Time'
import { jobSentence, running } from '@/format/progress'
import { isFinal } from '@/rules/job-can'

/** Whose sets follow. */
export function JobHead({ job }: { job: JobView }) {
  return (
    <h2 className="flex h-full items-end gap-2 pb-1.5">
      <Link to="/jobs/$jobId" params={{ jobId: job.id }} className="min-w-0 truncate font-medium hover:underline">
        {job.name}
      </Link>
      <span className="figures shrink-0 text-sm text-ink-3">
        {isFinal(job.state) ? null : <span className={running(job.items) > 0 && !job.paused ? 'text-accent-ink' : ''}>{jobSentence(job)} · </span>}
        <span className="max-sm:hidden">{job.groupName} · </span>
        <Time at={job.createdAt} />
      </span>
    </h2>
  )
}
