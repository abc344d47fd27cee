import { Link } from '@tanstack/react-router'
import { PLACES } from '@/frame/places'
import { LatestStrip } from '@/output-parts/LatestStrip'
import { Endpoints } from './Endpoints'
import { NowAndLast } from './NowAndLast'

/** Where one begins: what can be made, what runs now, what ended last, and what it runs on. */
export function HomePage() {
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-8 p-4 md:p-6">
      <h1 className="sr-only">Home</h1>
      <Entries />
      <LatestStrip />
      <NowAndLast />
      <Endpoints />
    </div>
  )
}

function Entries() {
  const entries = PLACES.filter(({ entry }) => entry !== undefined)
  if (entries.length === 0) return null
  return (
    <nav aria-label="What to make" className="grid gap-4 md:grid-cols-2">
      {entries.map(({ to, label, icon: Icon, entry }) => (
        <Link key={label} to={to} className="panel flex items-start gap-4 p-6 transition-colors hover:border-line-strong hover:bg-raised">
          <Icon size={28} strokeWidth={1.5} aria-hidden className="shrink-0" />
          <span>
            <span className="block text-xl font-semibold">{label}</span>
            <span className="mt-1 block text-ink-2">{entry}</span>
          </span>
        </Link>
      ))}
    </nav>
  )
}
