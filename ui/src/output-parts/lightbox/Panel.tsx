import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Copy, Settings2 } from 'lucide-react'
import { itemDetailQuery } from '@/api/queries/items'
import { jobQuery } from '@/api/queries/jobs'
import type { InputRef, JobView, OutputView } from '@/api/types'
import { Button } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { copy } from '@/components/copy'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { Attempts } from '@/job-parts/Attempts'
import { settingsLink } from '@/job-parts/settings-link'
import { asText, outcome, recorded, wishes } from '../facts'
import { FactList } from '../FactList'
import { Part } from '../Part'

/** How a picture came to be, in full. */
export function Panel({ output }: { output: OutputView }) {
  const { data, error, refetch } = useQuery(itemDetailQuery(output.itemId))
  const { data: job } = useQuery(jobQuery(output.jobId))
  if (data === undefined) return error === null ? <SkeletonRows rows={5} label="The details are loading" /> : <ErrorPanel error={error} onRetry={() => void refetch()} />

  const { item } = data
  const [asked, came, noted] = [wishes(item, job), outcome(item, job), recorded(item)]
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap gap-2">
        {job !== undefined && (
          <Link {...settingsLink(job, { image: item })} className={buttonClass('plain', 'sm')}>
            <Settings2 size={15} aria-hidden />
            Use these settings
          </Link>
        )}
        <Button size="sm" look="quiet" onPress={() => void copy(asText([...asked, ...came, ...noted]), 'Everything is')}>
          <Copy size={15} aria-hidden />
          Copy all
        </Button>
      </div>
      <Part title="Asked for">
        <FactList facts={asked} />
        <Originals inputs={item.inputs} />
      </Part>
      <Part title="Came of it">
        <FactList facts={came} />
        {job !== undefined && <Places job={job} />}
      </Part>
      {noted.length > 0 && (
        <Part title="Noted by the engine">
          <FactList facts={noted} />
        </Part>
      )}
      <Part title="Attempts">
        <Attempts itemId={output.itemId} />
      </Part>
    </div>
  )
}

function Originals({ inputs }: { inputs: readonly InputRef[] }) {
  if (inputs.length === 0) return null
  return (
    <ul aria-label="Originals" className="flex flex-wrap gap-2">
      {inputs.map(({ sha256, name }) => (
        <li key={sha256}>
          <a href={`/api/inputs/${sha256}`} target="_blank" rel="noreferrer" className="block" title={name ?? undefined}>
            <img src={`/api/inputs/${sha256}`} alt={`Original ${name ?? ''}`} loading="lazy" className="h-16 w-auto max-w-28 rounded-tile bg-raised object-cover" />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Places({ job }: { job: JobView }) {
  const place = 'truncate underline decoration-line-strong underline-offset-2 hover:decoration-ink'
  return (
    <p className="flex flex-col gap-1 text-sm">
      <span className="flex gap-3">
        <span className="w-28 shrink-0 text-ink-3">Job</span>
        <Link to="/jobs/$jobId" params={{ jobId: job.id }} className={place}>
          {job.name}
        </Link>
      </span>
      <span className="flex gap-3">
        <span className="w-28 shrink-0 text-ink-3">Group</span>
        <Link to="/groups/$groupId" params={{ groupId: job.groupId }} className={place}>
          {job.groupName}
        </Link>
      </span>
    </p>
  )
}
