import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Server, ServerOff } from 'lucide-react'
import { endpointsQuery } from '@/api/queries/system'
import { count, counted } from '@/format/count'

/** Whether anything can be made now, at the foot of the rail; leads to the endpoints on Home. */
export function EndpointLight() {
  const { data: endpoints, isError } = useQuery(endpointsQuery())
  if (endpoints === undefined) return null
  const down = endpoints.filter(({ state }) => state === 'suspended').length
  const words = isError ? 'Endpoints not known now' : wordsOf(endpoints.length, down)
  const isBad = isError || down > 0 || endpoints.length === 0
  const Icon = isBad ? ServerOff : Server
  return (
    <Link
      to="/"
      hash="endpoints"
      title={words}
      className={`flex h-10 items-center gap-3 rounded-tile px-3 transition-colors hover:bg-raised max-md:hidden max-xl:justify-center max-xl:px-0 ${isBad ? 'text-danger' : 'text-ink-3 hover:text-ink'}`}
    >
      <Icon size={19} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="truncate text-sm max-xl:sr-only">{words}</span>
    </Link>
  )
}

function wordsOf(all: number, down: number): string {
  if (all === 0) return 'No endpoint'
  return down > 0 ? `${count(down)} of ${counted(all, 'endpoint')} down` : `${counted(all, 'endpoint')} ready`
}
