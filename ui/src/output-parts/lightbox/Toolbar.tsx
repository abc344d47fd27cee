import { ArchiveRestore, ArchiveX, Columns2, Download, Info, Maximize, Star, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { OutputView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { Tooltip } from '@/components/Tooltip'
import { type LightboxAction, withKey } from './keys'

interface ToolbarProps {
  output: OutputView
  /** `12 of 300` */
  place: string | undefined
  canCompare: boolean
  isOn: { info: boolean; compare: boolean; actual: boolean }
  onAction: (action: LightboxAction) => void
  onClose: () => void
  /** Further buttons. */
  more?: ReactNode
}

/** Where one is, and what can be done with the picture. */
export function Toolbar({ output, place, canCompare, isOn, onAction, onClose, more }: ToolbarProps) {
  const { favourite, rejected } = output
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 px-3">
      <p className="figures min-w-0 flex-1 truncate pl-1 text-sm text-ink-2">{place}</p>
      {more}
      <Toggle action="favourite" isOn={favourite} onAction={onAction}>
        <Star size={18} aria-hidden className={favourite ? 'fill-current' : ''} />
      </Toggle>
      <IconButton label={rejected ? 'Take it back (X)' : withKey('reject')} onPress={() => onAction('reject')}>
        {rejected ? <ArchiveRestore size={18} aria-hidden /> : <ArchiveX size={18} aria-hidden />}
      </IconButton>
      {canCompare && (
        <Toggle action="compare" isOn={isOn.compare} onAction={onAction}>
          <Columns2 size={18} aria-hidden />
        </Toggle>
      )}
      <Toggle action="actual" isOn={isOn.actual} onAction={onAction}>
        <Maximize size={18} aria-hidden />
      </Toggle>
      <a href={output.url} download title={withKey('download')} aria-label={withKey('download')} className={buttonClass('quiet', 'icon')}>
        <Download size={18} aria-hidden />
      </a>
      <Toggle action="info" isOn={isOn.info} onAction={onAction}>
        <Info size={18} aria-hidden />
      </Toggle>
      <IconButton label="Close (Esc)" onPress={onClose}>
        <X size={20} aria-hidden />
      </IconButton>
    </header>
  )
}

function Toggle({ action, isOn, onAction, children }: { action: LightboxAction; isOn: boolean; onAction: (action: LightboxAction) => void; children: ReactNode }) {
  return (
    <Tooltip text={withKey(action)}>
      <ToggleButton aria-label={withKey(action)} isSelected={isOn} onChange={() => onAction(action)} className={buttonClass(isOn ? 'plain' : 'quiet', 'icon')}>
        {children}
      </ToggleButton>
    </Tooltip>
  )
}
