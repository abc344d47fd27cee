import { KeySheet } from '@/components/KeySheet'
import { shortcuts } from '@/keys/shortcuts'
import { useStore } from '@/store'

interface HelpSheetProps {
  isOpen: boolean
  onClose: () => void
}

/** All keys that work on this page. */
export function HelpSheet({ isOpen, onClose }: HelpSheetProps) {
  return <KeySheet told={useStore(shortcuts)} isOpen={isOpen} onClose={onClose} />
}
