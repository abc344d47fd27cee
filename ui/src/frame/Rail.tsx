import { Link, type LinkProps } from '@tanstack/react-router'
import { CircleUser, type LucideIcon } from 'lucide-react'
import { EndpointLight } from './EndpointLight'
import { PLACES } from './places'

/** Where one can go: at the left, on a phone at the bottom. */
export function Rail() {
  return (
    <nav
      aria-label="Pages"
      className="z-20 flex shrink-0 bg-ground max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:h-16 max-md:justify-around max-md:border-t max-md:border-line max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)] md:w-16 md:flex-col md:gap-1 md:border-r md:border-line md:p-2 xl:w-52 xl:p-3"
    >
      <Link to="/" className="mb-3 flex h-10 items-center gap-2.5 rounded-tile px-2 max-md:hidden md:justify-center xl:justify-start" aria-label="Lightmill">
        <img src="/lightmill.svg" alt="" width={26} height={26} />
        <span className="text-lg font-semibold tracking-tight max-xl:hidden">Lightmill</span>
      </Link>
      {PLACES.map(({ to, label, icon }) => (
        <RailLink key={label} to={to} label={label} icon={icon} />
      ))}
      <div className="flex-1 max-md:hidden" />
      <EndpointLight />
      <RailLink to="/account" label="Account" icon={CircleUser} />
    </nav>
  )
}

interface RailLinkProps {
  to: LinkProps['to']
  label: string
  icon: LucideIcon
}

function RailLink({ to, label, icon: Icon }: RailLinkProps) {
  return (
    <Link
      to={to}
      title={label}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="flex h-10 items-center gap-3 rounded-tile px-3 text-ink-2 transition-colors hover:bg-raised hover:text-ink data-[status=active]:bg-raised data-[status=active]:font-medium data-[status=active]:text-ink max-md:h-12 max-md:w-14 max-md:self-center max-xl:justify-center max-xl:px-0"
    >
      <Icon size={19} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="max-xl:sr-only">{label}</span>
    </Link>
  )
}
