import { Keyboard, ListVideo, Moon, Search, Sun, SunMoon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { IconButton } from '@/components/Button'
import { Kbd } from '@/components/Kbd'
import { useStore } from '@/store'
import { Connection } from './Connection'
import { chooseTheme, theme, type Theme } from './theme'
import { usePageTitle } from './use-page-title'
import { useQueue } from './use-queue'

interface TopBarProps {
  onSearch: () => void
  onHelp: () => void
  /** Opens the queue where it is not pinned. */
  onQueue: (() => void) | undefined
}

/** Where one is, search, and the queue where there is no room for it beside the page. */
export function TopBar({ onSearch, onHelp, onQueue }: TopBarProps) {
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4 md:px-6">
      <p className="flex-1 truncate font-medium">{usePageTitle()}</p>
      <Connection />
      <Button
        onPress={onSearch}
        aria-label="Search"
        className="flex h-8 items-center gap-2 rounded-tile border border-line-strong/50 px-2 text-sm text-ink-3 hover:bg-raised hover:text-ink max-md:border-transparent md:w-52"
      >
        <Search size={16} aria-hidden />
        <span className="flex-1 text-left max-md:hidden">Search</span>
        <span className="max-md:hidden">
          <Kbd keys="mod+k" />
        </span>
      </Button>
      <ThemeButton />
      <IconButton label="Keys" className="max-md:hidden" onPress={onHelp}>
        <Keyboard size={18} aria-hidden />
      </IconButton>
      {onQueue !== undefined && <QueueButton onPress={onQueue} />}
    </header>
  )
}

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
const ICON = { system: SunMoon, light: Sun, dark: Moon } as const
const WORDS: Record<Theme, string> = { system: 'Colours follow the system', light: 'Light colours', dark: 'Dark colours' }

function ThemeButton() {
  const chosen = useStore(theme)
  const Icon = ICON[chosen]
  return (
    <IconButton label={WORDS[chosen]} onPress={() => chooseTheme(NEXT[chosen])}>
      <Icon size={18} aria-hidden />
    </IconButton>
  )
}

function QueueButton({ onPress }: { onPress: () => void }) {
  const { active } = useQueue()
  return (
    <IconButton label={active.length === 0 ? 'Queue' : `Queue, ${active.length} under way`} onPress={onPress} size="icon" className="relative">
      <ListVideo size={18} aria-hidden />
      {active.length > 0 && (
        <span className="figures absolute -top-1 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-xs leading-4 font-medium text-on-accent">{active.length}</span>
      )}
    </IconButton>
  )
}
