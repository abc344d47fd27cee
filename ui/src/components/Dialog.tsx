import clsx from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button'

type Place = 'middle' | 'right' | 'bottom'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** In the middle of the page, a drawer at its right, or a sheet from below. */
  place?: Place
  /** It stays until somebody decides. */
  isFirm?: boolean
  width?: string
  children: ReactNode
}

const OVERLAY: Record<Place, string> = {
  middle: 'items-center justify-center p-4',
  right: 'justify-end',
  bottom: 'items-end',
}

const MODAL: Record<Place, string> = {
  middle: 'panel animate-appear max-h-full w-full',
  right: 'animate-slide-left h-full w-80 border-l border-line bg-panel',
  bottom: 'animate-slide-up max-h-[85dvh] w-full rounded-t-panel border-t border-line bg-panel pb-[env(safe-area-inset-bottom)]',
}

/** Something that wants an answer before anything else. Esc and a press beside it close it, unless it is firm. */
export function Dialog({ title, isOpen, onClose, place = 'middle', isFirm = false, width = 'max-w-lg', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isFirm}
      isKeyboardDismissDisabled={isFirm}
      className={clsx('fixed inset-0 z-40 flex bg-black/50', OVERLAY[place])}
    >
      <Modal className={clsx('flex overflow-hidden', MODAL[place], place === 'middle' && width)}>
        <AriaDialog className="flex max-h-full min-h-0 w-full flex-col outline-none">
          <header className="flex h-13 shrink-0 items-center justify-between gap-4 border-b border-line px-4">
            <Heading slot="title" className="truncate text-lg font-semibold">
              {title}
            </Heading>
            {!isFirm && (
              <IconButton label="Close" onPress={onClose}>
                <X size={18} aria-hidden />
              </IconButton>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
