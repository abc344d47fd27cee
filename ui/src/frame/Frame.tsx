import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Dialog } from '@/components/Dialog'
import { ToastRegion } from '@/components/ToastRegion'
import { patiently } from '@/components/patiently'
import { titleLine } from '@/format/progress'
import { useShortcut, useShortcutListener } from '@/keys/shortcuts'
import { useLiveEvents } from '@/live/use-live-events'
import type { Session } from '@/api/types'
import { HelpSheet } from './HelpSheet'
import { PLACES, type Place } from './places'
import { Queue } from './Queue'
import { Rail } from './Rail'
import { SignInDialog } from './SignInDialog'
import { TopBar } from './TopBar'
import { useDocumentTitle } from './use-page-title'
import { useJobEndedToasts } from './use-job-ended-toasts'
import { useQueue } from './use-queue'
import { usePhone, useWide } from './use-wide'

const Palette = lazy(patiently(() => import('./Palette').then((module) => ({ default: module.Palette }))))

/** What surrounds every page of somebody who is signed in. */
export function Frame({ session }: { session: Session }) {
  const [open, setOpen] = useState<'nothing' | 'palette' | 'help' | 'queue'>('nothing')
  const isWide = useWide()
  const isPhone = usePhone()
  const close = () => setOpen('nothing')

  useLiveEvents(session.userId)
  useShortcutListener()
  useJobEndedToasts()
  useProgressInTitle()
  useShortcut({ keys: 'mod+k', label: 'Search', section: 'Everywhere', whileTyping: true }, () => setOpen('palette'))
  useShortcut({ keys: '?', label: 'All keys', section: 'Everywhere' }, () => setOpen('help'))

  return (
    <div className="flex h-dvh overflow-hidden">
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-panel focus:p-3">
        To the page
      </a>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col max-md:pb-16">
        <TopBar onSearch={() => setOpen('palette')} onHelp={() => setOpen('help')} onQueue={isWide ? undefined : () => setOpen('queue')} />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          <Outlet />
        </main>
      </div>
      {isWide && (
        <aside aria-label="Queue" className="flex w-80 shrink-0 flex-col border-l border-line">
          <h2 className="flex h-13 shrink-0 items-center border-b border-line px-4 font-medium">Queue</h2>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">
            <Queue />
          </div>
        </aside>
      )}
      <Dialog title="Queue" isOpen={open === 'queue' && !isWide} onClose={close} place={isPhone ? 'bottom' : 'right'}>
        <Queue onLeave={close} />
      </Dialog>
      <HelpSheet isOpen={open === 'help'} onClose={close} />
      <Suspense>{open === 'palette' && <Palette isOpen onClose={close} />}</Suspense>
      <SignInDialog session={session} />
      <ToastRegion />
      {PLACES.map((place) => (
        <PlaceKey key={place.label} {...place} />
      ))}
    </div>
  )
}

function PlaceKey({ keys, label, to }: Place) {
  const navigate = useNavigate()
  useShortcut({ keys, label, section: 'Go to' }, () => void navigate({ to }))
  return null
}

function useProgressInTitle() {
  const title = [titleLine(useQueue().active), useDocumentTitle(), 'Lightmill'].filter((part) => part !== '').join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
