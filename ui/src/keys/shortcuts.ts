import { useEffect, useEffectEvent } from 'react'
import { Store } from '@/store'
import { Chord } from './chord'

export interface Shortcut {
  /** As {@link Kbd} shows them: `mod+k`, `?`, `g h`. */
  keys: string
  /** What they do, for the help sheet. */
  label: string
  /** Under which heading the help sheet shows them. */
  section: string
  /** They work in a field too; only for keys with `mod`. */
  whileTyping?: boolean
}

interface Registered extends Shortcut {
  /** Undefined where a part of the page listens by itself, and its keys only want to be told. */
  run?: () => void
}

/** All that work now; pages bring theirs and take them away again. */
export const shortcuts = new Store<readonly Registered[]>([])

/** Keys that work while this component is there; the last one that registered them wins. */
export function useShortcut({ keys, label, section, whileTyping = false }: Shortcut, run: () => void): void {
  const runNow = useEffectEvent(run)
  useEffect(() => {
    const own: Registered = { keys, label, section, whileTyping, run: () => runNow() }
    shortcuts.set([...shortcuts.get(), own])
    return () => shortcuts.set(shortcuts.get().filter((each) => each !== own))
  }, [keys, label, section, whileTyping])
}

/** Keys that a part of the page listens to by itself, as a grid does to arrows: they are only told. The list is always the same one. */
export function useToldKeys(told: readonly Shortcut[]): void {
  useEffect(() => {
    const own: readonly Registered[] = told.map((each) => ({ ...each }))
    shortcuts.set([...shortcuts.get(), ...own])
    return () => shortcuts.set(shortcuts.get().filter((each) => !own.includes(each)))
  }, [told])
}

/** Listens to the keyboard for all shortcuts of the page; once, in the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    const chord = new Chord()
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const place = placeOf(event.target)
      const typed = chord.press(event)
      const found = shortcuts.get().findLast(({ keys, whileTyping, run }) => run !== undefined && typed.includes(keys) && (place === 'page' || (place === 'field' && whileTyping === true)))
      if (found === undefined) return
      event.preventDefault()
      chord.forget()
      found.run?.()
    }
    const inField = (event: KeyboardEvent) => placeOf(event.target) === 'field'
    // Some fields let no key out; those that work while one types have a modifier, and no field means them.
    const early = (event: KeyboardEvent) => inField(event) && press(event)
    const late = (event: KeyboardEvent) => !inField(event) && press(event)
    window.addEventListener('keydown', early, { capture: true })
    window.addEventListener('keydown', late)
    return () => {
      window.removeEventListener('keydown', early, { capture: true })
      window.removeEventListener('keydown', late)
    }
  }, [])
}

/** In an open dialog or menu the keys are its own. */
function placeOf(target: EventTarget | null): 'page' | 'field' | 'dialog' {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null) return 'dialog'
  return target.closest('input, textarea, select, [contenteditable]') === null ? 'page' : 'field'
}
