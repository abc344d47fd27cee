import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { CircleUser, FolderOpen, Image, SunMoon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { Kbd } from '@/components/Kbd'
import { counted } from '@/format/count'
import { jobSentence } from '@/format/progress'
import { useFoundGroups, useFoundJobs } from '@/job-parts/use-found'
import { PLACES } from './places'
import { chooseTheme } from './theme'

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
}

/** Everything that one can go to or do, by typing. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className="fixed inset-0 z-40 flex items-start justify-center bg-black/50 p-4 pt-[12vh]"
    >
      <Modal className="panel animate-appear w-full max-w-xl overflow-hidden shadow-lg shadow-black/20">
        <AriaDialog aria-label="Search" className="outline-none">
          <Commands onClose={onClose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Commands({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  // Of the newest a few letters of the name are enough, here and there; of all others it is a part of it.
  const jobs = together(useFoundJobs('').found, useFoundJobs(typed).found)
  const groups = together(useFoundGroups('').found, useFoundGroups(typed).found)
  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <Command label="Search" loop>
      <Command.Input autoFocus value={typed} onValueChange={setTyped} placeholder="A page, a job, or what to do" className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-ink-3" />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-ink-3">Nothing is called so.</Command.Empty>
        <Section heading="Go to">
          {PLACES.map(({ to, label, icon: Icon, keys }) => (
            <Line key={label} value={`page ${label}`} onSelect={run(() => void navigate({ to }))} icon={<Icon size={17} aria-hidden />} hint={<Kbd keys={keys} />}>
              {label}
            </Line>
          ))}
          <Line value="page Account keys sign out" onSelect={run(() => void navigate({ to: '/account' }))} icon={<CircleUser size={17} aria-hidden />}>
            Account
          </Line>
        </Section>
        <Section heading="Jobs">
          {jobs.map((job) => (
            <Line
              key={job.id}
              value={`job ${job.name} ${job.groupName} ${job.id}`}
              onSelect={run(() => void navigate({ to: '/jobs/$jobId', params: { jobId: job.id } }))}
              icon={<Image size={17} aria-hidden />}
              hint={jobSentence(job)}
            >
              {job.name}
            </Line>
          ))}
        </Section>
        <Section heading="Groups">
          {groups.map(({ id, name, items }) => (
            <Line key={id} value={`group ${name} ${id}`} onSelect={run(() => void navigate({ to: '/groups/$groupId', params: { groupId: id } }))} icon={<FolderOpen size={17} aria-hidden />} hint={counted(items.completed, 'image')}>
              {name}
            </Line>
          ))}
        </Section>
        <Section heading="Colours">
          {(['system', 'light', 'dark'] as const).map((each) => (
            <Line key={each} value={`colours theme ${each}`} onSelect={run(() => chooseTheme(each))} icon={<SunMoon size={17} aria-hidden />}>
              {{ system: 'Follow the system', light: 'Light', dark: 'Dark' }[each]}
            </Line>
          ))}
        </Section>
      </Command.List>
    </Command>
  )
}

const together = <T extends { id: string }>(newest: readonly T[], found: readonly T[]): readonly T[] => [...new Map([...newest, ...found].map((each) => [each.id, each])).values()]

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={heading} className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3">
      {children}
    </Command.Group>
  )
}

interface LineProps {
  value: string
  onSelect: () => void
  icon: ReactNode
  hint?: ReactNode
  children: ReactNode
}

function Line({ value, onSelect, icon, hint, children }: LineProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="flex h-10 items-center gap-3 rounded-tile px-2.5 data-[selected=true]:bg-raised">
      <span className="text-ink-3">{icon}</span>
      <span className="flex-1 truncate">{children}</span>
      <span className="figures truncate text-sm text-ink-3">{hint}</span>
    </Command.Item>
  )
}
