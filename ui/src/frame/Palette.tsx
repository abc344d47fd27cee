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
  // The newest are found by words of their names in any order, all others by a part of it.
  const jobs = together(useFoundJobs('').found, useFoundJobs(typed).found)
  const groups = together(useFoundGroups('').found, useFoundGroups(typed).found)
  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <Command label="Search" loop filter={rank}>
      <Command.Input autoFocus value={typed} onValueChange={setTyped} placeholder="A page, a job, or what to do" className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-ink-3" />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-ink-3">Nothing is called so.</Command.Empty>
        <Section heading="Go to">
          {PLACES.map(({ to, label, icon: Icon, keys }) => (
            <Line key={label} value={`page ${label}`} words={label} onSelect={run(() => void navigate({ to }))} icon={<Icon size={17} aria-hidden />} hint={<Kbd keys={keys} />}>
              {label}
            </Line>
          ))}
          <Line value="page account" words="Account keys sign out" onSelect={run(() => void navigate({ to: '/account' }))} icon={<CircleUser size={17} aria-hidden />}>
            Account
          </Line>
        </Section>
        <Section heading="Jobs">
          {jobs.map((job) => (
            <Line
              key={job.id}
              value={`job ${job.id}`}
              words={job.name}
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
            <Line key={id} value={`group ${id}`} words={name} onSelect={run(() => void navigate({ to: '/groups/$groupId', params: { groupId: id } }))} icon={<FolderOpen size={17} aria-hidden />} hint={counted(items.completed, 'image')}>
              {name}
            </Line>
          ))}
        </Section>
        <Section heading="Colours">
          {(['system', 'light', 'dark'] as const).map((each) => (
            <Line key={each} value={`colours ${each}`} words={`colours theme ${THEME_WORDS[each]}`} onSelect={run(() => chooseTheme(each))} icon={<SunMoon size={17} aria-hidden />}>
              {THEME_WORDS[each]}
            </Line>
          ))}
        </Section>
      </Command.List>
    </Command>
  )
}

const THEME_WORDS = { system: 'Follow the system', light: 'Light', dark: 'Dark' } as const

/** Letters as they are compared: small, and without their accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Each word that is typed has to be in the words of a line; where they begin with what is typed it stands first. */
function rank(_: string, typed: string, words: readonly string[] = []): number {
  const [text, wanted] = [plain(words.join(' ')), plain(typed).trim()]
  if (text.startsWith(wanted)) return 1
  if (text.includes(wanted)) return 0.8
  return wanted.split(/\s+/).every((word) => text.includes(word)) ? 0.5 : 0
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
  /** What tells it from all others. */
  value: string
  /** What it is found by. */
  words: string
  onSelect: () => void
  icon: ReactNode
  hint?: ReactNode
  children: ReactNode
}

function Line({ value, words, onSelect, icon, hint, children }: LineProps) {
  return (
    <Command.Item value={value} keywords={[words]} onSelect={onSelect} className="flex h-10 items-center gap-3 rounded-tile px-2.5 data-[selected=true]:bg-raised">
      <span className="text-ink-3">{icon}</span>
      <span className="flex-1 truncate">{children}</span>
      <span className="figures truncate text-sm text-ink-3">{hint}</span>
    </Command.Item>
  )
}
