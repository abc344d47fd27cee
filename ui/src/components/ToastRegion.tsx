import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from '@/store'
import { Button, IconButton } from './Button'
import { closeToast, type Toast, toasts } from './toasts'

/** Where toasts appear; said by screen readers when they do. */
export function ToastRegion() {
  const shown = useStore(toasts)
  return (
    // Below the queue, and no wider where pages are narrow: at the foot of a page is what one goes on with, a button or the bar of a selection.
    // Where there is no room for a queue it is at the top.
    // What was just done can be undone over the lightbox too, which hides everything else from pointer and keyboard.
    <section data-react-aria-top-layer="true" aria-label="News" aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 max-xl:top-15 max-xl:bottom-auto xl:left-auto xl:max-w-72 xl:items-end 2xl:max-w-96">
      {shown.map((each) => (
        <ToastCard key={each.id} {...each} />
      ))}
    </section>
  )
}

/** Long enough to read it and reach its button. */
const STAYS_MS = 8000

function ToastCard({ id, text, action, isFailure = false }: Toast) {
  // Whoever points at it, or has come to its button, is not hurried.
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isFailure || isHeld) return undefined
    const timer = setTimeout(() => closeToast(id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [id, isFailure, isHeld])
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={`animate-slide-up pointer-events-auto flex max-w-[min(32rem,100%)] items-center gap-2 rounded-panel border bg-panel py-1.5 pr-1.5 pl-4 shadow-lg shadow-black/20 ${isFailure ? 'border-danger/60' : 'border-line'}`}
    >
      <p className="min-w-0 flex-1 py-1 wrap-anywhere">{text}</p>
      {action !== undefined && (
        <Button
          size="sm"
          look="quiet"
          onPress={() => {
            action.onAction()
            closeToast(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Close" onPress={() => closeToast(id)}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
