import { Problem } from '@/api/problem'
import { duration } from '@/format/duration'
import { Store } from '@/store'

export interface Toast {
  id: number
  text: string
  /** What can be done about it, such as undo. */
  action?: { label: string; onAction: () => void } | undefined
  isFailure?: boolean | undefined
}

/** So many at once: more are a wall. */
const MOST = 4

/** What is shown now, the newest last. */
export const toasts = new Store<readonly Toast[]>([])

let last = 0

/** Says something that has happened, and by which id it is closed. It goes after a while, a failure stays until it is closed. */
export function toast(text: string, more: Omit<Toast, 'id' | 'text'> = {}): number {
  last += 1
  const id = last
  toasts.set(newest([...toasts.get(), { id, text, ...more }]))
  return id
}

/** Where there are too many, the oldest goes; a failure only when nothing but failures is there. */
function newest(all: readonly Toast[]): readonly Toast[] {
  if (all.length <= MOST) return all
  const gone = all.find(({ isFailure }) => isFailure !== true) ?? all[0]
  return all.filter((each) => each !== gone)
}

/** Says why something did not work. */
export function toastProblem(thrown: unknown): void {
  const { message, retryAfterSeconds } = Problem.from(thrown)
  toast(retryAfterSeconds === undefined ? message : `${message} Try again in ${duration(retryAfterSeconds)}.`, { isFailure: true })
}

export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((each) => each.id !== id))
}
