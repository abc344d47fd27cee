import { Link } from '@tanstack/react-router'
import type { JobView } from '@/api/types'
import { StackedBar } from '@/components/StackedBar'
import { Time } from '@/components/Time'
import { duration } from '@/format/duration'
import { money } from '@/format/money'
import { jobSentence } from '@/format/progress'
import { isFinal } from '@/rules/job-can'

/** A job as a sentence, with its figures at the right. */
export function JobRow({ job }: { job: JobView }) {
  return (
    <li className="relative flex items-center gap-4 px-4 py-3 transition-colors hover:bg-raised has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink max-sm:flex-col max-sm:items-stretch max-sm:gap-2">
      <div className="min-w-0 flex-1">
        <Link to="/jobs/$jobId" params={{ jobId: job.id }} className="block truncate font-medium outline-none after:absolute after:inset-0">
          {job.name}
        </Link>
        <p className="truncate text-sm text-ink-3">
          {job.groupName} · {job.engine} · <Time at={job.createdAt} />
        </p>
      </div>
      <div className="flex w-72 shrink-0 flex-col gap-1.5 max-sm:w-full">
        <p className={`figures flex justify-between gap-4 text-sm ${job.state === 'failed' && job.recovered < job.items.failed ? 'text-danger' : 'text-ink-2'}`}>
          <span className="truncate">{jobSentence(job)}</span>
          <span className="shrink-0">{figures(job)}</span>
        </p>
        <StackedBar items={job.items} recovered={job.recovered} label={job.name} height="h-1" />
      </div>
    </li>
  )
}

function figures(job: JobView): string {
  const left = !isFinal(job.state) && !job.paused && job.secondsLeft != null ? `${duration(job.secondsLeft)} left` : undefined
  return [left, job.costUsd > 0 ? money(job.costUsd) : undefined].filter((each) => each !== undefined).join(' · ')
}
