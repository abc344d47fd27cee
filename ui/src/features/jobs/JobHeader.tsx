import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { jobsQuery } from '@/api/queries/jobs'
import type { JobView } from '@/api/types'
import { Button } from '@/components/Button'
import { StackedBar } from '@/components/StackedBar'
import { Time } from '@/components/Time'
import { count } from '@/format/count'
import { duration } from '@/format/duration'
import { MODE_WORDS } from '@/format/mode'
import { money } from '@/format/money'
import { jobSentence, running } from '@/format/progress'
import { JobButtons } from '@/job-parts/JobButtons'
import { usePutAside } from '@/output-parts/use-put-aside'
import { ZipLink } from '@/output-parts/ZipLink'
import { isFinal, jobCan } from '@/rules/job-can'
import { MoreMenu } from './MoreMenu'
import { imagesPerMinute } from './rate'

/** How the job is, in figures, and what can be done with it. */
export function JobHeader({ job }: { job: JobView }) {
  return (
    <header className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-xl font-semibold text-balance wrap-anywhere">{job.name}</h1>
          <p className="text-ink-2">
            <Link to="/groups/$groupId" params={{ groupId: job.groupId }} className="hover:underline">
              {job.groupName}
            </Link>
            {' · '}
            {MODE_WORDS[job.mode]} · {job.engine} · <Time at={job.createdAt} />
          </p>
        </div>
        {/* Of a job that has ended nothing can be ordered. */}
        <div className="flex gap-1 [&>:empty]:hidden">
          <JobButtons job={job} />
          {jobCan.download(job) && <Zip job={job} />}
          <MoreMenu job={job} />
        </div>
      </div>
      <div className="panel flex flex-col gap-4 p-4">
        <p className="text-lg font-medium">{jobSentence(job)}</p>
        <StackedBar items={job.items} recovered={job.recovered} label={job.name} height="h-2" />
        <Figures job={job} />
      </div>
      {job.prompt != null && job.prompt.toLowerCase() !== job.name.toLowerCase() && (
        <Prompt key={job.id} text={job.prompt} />
      )}
    </header>
  )
}

/** It has what stands in for failed items, too, and nothing that was put aside. */
function Zip({ job: { id, state, items, recovered } }: { job: JobView }) {
  const retries = useInfiniteQuery({ ...jobsQuery({ retryOf: id }), enabled: recovered > 0 })
  const others = recovered > 0 ? retries.data?.pages.flatMap((page) => page.items.map((job) => job.id)) : []
  const aside = usePutAside([id, ...(others ?? [])].map((jobId) => ({ jobId })))
  const images = others === undefined || retries.hasNextPage || aside === undefined ? undefined : items.completed + recovered - aside
  return <ZipLink href={`/api/jobs/${id}/download?format=zip`} images={images} look={isFinal(state) ? 'primary' : 'plain'} />
}

/** More than this is more than three lines on most screens. */
const SHORT = 240

/** A long one is cut, so that the pictures stay in sight, and opened on demand. */
function Prompt({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > SHORT || text.split('\n').length > 3
  return (
    <div className="flex max-w-prose flex-col items-start gap-1">
      <p className={`whitespace-pre-line text-ink-2 wrap-anywhere ${isLong && !isOpen ? 'line-clamp-3' : ''}`}>
        <span className="text-ink-3">Prompt </span>
        {text}
      </p>
      {isLong && (
        <Button size="sm" look="quiet" className="-ml-2" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : 'More of the prompt'}
        </Button>
      )}
    </div>
  )
}

function Figures({ job }: { job: JobView }) {
  const { items, recovered } = job
  const rate = imagesPerMinute(job)
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-x-6 gap-y-3">
      {!isFinal(job.state) && <Figure name="Running">{count(running(items))}</Figure>}
      {items.queued > 0 && <Figure name="Waiting">{count(items.queued)}</Figure>}
      {items.failed > recovered && (
        <Figure name="Failed" isBad>
          {count(items.failed - recovered)}
        </Figure>
      )}
      {items.cancelled > 0 && <Figure name="Cancelled">{count(items.cancelled)}</Figure>}
      {rate !== undefined && <Figure name="Rate">{count(rate)} a minute</Figure>}
      {!isFinal(job.state) && <Figure name="Time left">{timeLeft(job)}</Figure>}
      {isFinal(job.state) && job.startedAt != null && job.finishedAt != null && (
        <Figure name="Took">{duration((Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000)}</Figure>
      )}
      <Figure name="Cost">{money(job.costUsd)}</Figure>
    </dl>
  )
}

function timeLeft({ paused, secondsLeft }: JobView): string {
  if (paused) return 'Paused'
  return secondsLeft == null ? 'Not known yet' : `≈ ${duration(secondsLeft)}`
}

function Figure({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className={`figures ${isBad ? 'text-danger' : ''}`}>{children}</dd>
    </div>
  )
}
