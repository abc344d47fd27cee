import { ArchiveRestore, ArchiveX, FolderDown, Maximize2, Star, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputView } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { count } from '@/format/count'
import type { Mark } from './marking'
import { downloadSelection } from './zip'

interface SelectionBarProps {
  selected: readonly OutputView[]
  onMark: (mark: Mark) => void
  onOpen: (itemId: string) => void
  onClear: () => void
}

/** What can be done with what is selected; it slides in with the first one. */
export function SelectionBar({ selected, onMark, onOpen, onClear }: SelectionBarProps) {
  const [isPacking, setPacking] = useState(false)
  const [first] = selected
  if (first === undefined) return null
  const pack = async () => {
    setPacking(true)
    await downloadSelection(selected.map(({ itemId }) => itemId))
    setPacking(false)
  }
  const areFavourites = selected.every(({ favourite }) => favourite)
  const areRejected = selected.every(({ rejected }) => rejected)
  return (
    <div role="toolbar" aria-label="Selected images" className="panel animate-slide-up pointer-events-auto flex max-w-full items-center gap-1 overflow-x-auto p-1.5 pl-4 shadow-lg shadow-black/20">
      <p className="figures mr-2 whitespace-nowrap" aria-live="polite">
        {count(selected.length)} selected
      </p>
      {selected.length === 1 ? (
        <>
          <Button size="sm" look="quiet" onPress={() => onOpen(first.itemId)}>
            <Maximize2 size={15} aria-hidden />
            Open
          </Button>
          <a href={first.url} download className="inline-flex h-7 items-center gap-1.5 rounded-tile px-2 text-sm whitespace-nowrap text-ink-2 hover:bg-raised hover:text-ink">
            <FolderDown size={15} aria-hidden />
            Download
          </a>
        </>
      ) : (
        <Button size="sm" look="quiet" isPending={isPacking} onPress={() => void pack()}>
          <FolderDown size={15} aria-hidden />
          ZIP
        </Button>
      )}
      <Button size="sm" look="quiet" onPress={() => onMark('favourite')}>
        <Star size={15} aria-hidden className={areFavourites ? 'fill-current' : ''} />
        <Label>{areFavourites ? 'No favourite' : 'Favourite'}</Label>
      </Button>
      <Button size="sm" look="quiet" onPress={() => onMark('rejected')}>
        {areRejected ? <ArchiveRestore size={15} aria-hidden /> : <ArchiveX size={15} aria-hidden />}
        <Label>{areRejected ? 'Take back' : 'Put aside'}</Label>
      </Button>
      <IconButton label="Select nothing (Esc)" onPress={onClear}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

/** On a phone the sign alone has room. */
const Label = ({ children }: { children: ReactNode }) => <span className="max-sm:sr-only">{children}</span>
