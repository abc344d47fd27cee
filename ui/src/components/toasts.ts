import { Store } from '@/store'

export interface Toast {
  id: number
  text: string
  /** What can be done about it, such as undo. */
  action?: { label: string; onAction: () => void } | undefined
  isFailure?: boolean | undefined
}

/** Long enough to read it and reach its button. */
const STAYS_MS = 8000

/** What is shown now, the newest last. */
export const toasts = new Store<readonly Toast[]>([])

let last = 0

/** Says something that has happened. A failure stays until it is closed. */
export function toast(text: string, more: Omit<Toast, 'id' | 'text'> = {}): void {
  last += 1
  const id = last
  toasts.set([...toasts.get().slice(-3), { id, text, ...more }])
  if (more.isFailure !== true) setTimeout(() => closeToast(id), STAYS_MS)
}

export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((each) => each.id !== id))
}
