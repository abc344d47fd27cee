import { useQuery } from '@tanstack/react-query'
import { Server, ServerCrash, ServerOff } from 'lucide-react'
import { endpointsQuery } from '@/api/queries/system'
import type { EndpointView } from '@/api/types'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { count, counted } from '@/format/count'
import { money } from '@/format/money'
import { duration } from '@/format/duration'

/** What the pictures are made on, and how much of it is free. */
export function Endpoints() {
  const { data: endpoints, error, refetch } = useQuery(endpointsQuery())
  return (
    <section id="endpoints" className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">Endpoints</h2>
      {/* How they were a while ago says nothing of how they are. */}
      {error !== null ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : endpoints === undefined ? (
        <SkeletonRows rows={1} label="The endpoints are loading" />
      ) : endpoints.length === 0 ? (
        <p className="text-ink-2">No endpoint is set up, so that nothing can be made. Whoever runs Lightmill adds one.</p>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2">
          {endpoints.map((endpoint) => (
            <Endpoint key={endpoint.name} endpoint={endpoint} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of a larger budget each stands for several workers. */
const MOST_LAMPS = 20

const STATES: Record<string, { words: string; icon: typeof Server }> = {
  ready: { words: 'Ready', icon: Server },
  throttled: { words: 'Slowed down by its provider', icon: ServerCrash },
  suspended: { words: 'Down', icon: ServerOff },
}

function Endpoint({ endpoint: { name, state, reason, budget, inFlight, waiting, engines, pricePerItemUsd, secondsPerItem } }: { endpoint: EndpointView }) {
  const lamps = Math.min(budget, MOST_LAMPS)
  const { words, icon: Icon } = STATES[state] ?? { words: state, icon: Server }
  return (
    <li className="panel flex flex-col gap-3 p-4">
      <div className="flex items-center gap-2">
        <Icon size={18} aria-hidden className={state === 'suspended' ? 'text-danger' : 'text-ink-3'} />
        <p className="flex-1 truncate font-medium">{name}</p>
        <p className={`text-sm ${state === 'suspended' ? 'text-danger' : 'text-ink-2'}`}>{words}</p>
      </div>
      {reason != null && <p className="text-sm text-ink-2">{reasonWords(reason)}</p>}
      <div className="flex items-center gap-3">
        <div className="flex flex-1 gap-1" role="img" aria-label={`${inFlight} of ${budget} workers busy`}>
          {Array.from({ length: lamps }, (_, place) => (
            <span key={place} className={`h-1.5 flex-1 rounded-full ${place < Math.ceil((inFlight / budget) * lamps) ? 'bg-accent-line' : 'bg-line'}`} />
          ))}
        </div>
        <p className="figures text-sm text-ink-2">
          {state === 'suspended' ? 'None of them can be had' : `${count(Math.max(0, budget - inFlight))} of ${count(budget)} free`}
        </p>
      </div>
      <p className="figures text-sm text-ink-3">
        {engines.map((engine) => [engine, perImage(secondsPerItem[engine], pricePerItemUsd[engine])].filter(Boolean).join(': ')).join(' · ')}
        {waiting > 0 && ` · ${counted(waiting, 'image')} waiting`}
      </p>
    </li>
  )
}

/** The dispatcher tells what it was answered, for its log; here is what that means. */
function reasonWords(reason: string): string {
  const status = /^(?:[\w ]+: )?HTTP (\d{3})\b/.exec(reason)?.[1]
  if (status === undefined) return reason
  if (status === '401' || status === '403') return 'It does not take the key that Lightmill has for it.'
  return reason.startsWith('our request') ? `It does not understand what Lightmill asks of it (${status}).` : `It answers with an error (${status}).`
}

/** `2.4 s, $0.039 an image`, as far as it is known. */
function perImage(seconds: number | undefined, price: number | undefined): string {
  const parts = [seconds === undefined ? undefined : duration(seconds), price === undefined ? undefined : money(price)].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : `${parts.join(', ')} an image`
}
