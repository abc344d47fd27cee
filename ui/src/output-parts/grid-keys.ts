/** Where the keyboard goes in a gallery. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'

/** What a key means in a gallery, as in a file manager. */
export type GridAction =
  | { type: 'go'; step: Step; manner: 'alone' | 'range' | 'visit' }
  | { type: 'toggle' }
  | { type: 'all' }
  | { type: 'open' }
  | { type: 'clear' }

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
}

export function gridAction({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): GridAction | undefined {
  const mod = ctrlKey || metaKey
  const step = STEPS[key]
  // Alt and an arrow are the browser's way back.
  if (altKey) return undefined
  if (step !== undefined) return { type: 'go', step, manner: shiftKey ? 'range' : mod ? 'visit' : 'alone' }
  if (mod) return key.toLowerCase() === 'a' ? { type: 'all' } : key === ' ' ? { type: 'toggle' } : undefined
  if (key === ' ') return { type: 'toggle' }
  if (key === 'Enter') return { type: 'open' }
  return key === 'Escape' ? { type: 'clear' } : undefined
}
