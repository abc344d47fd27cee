import { type RefObject, useEffect, useEffectEvent } from 'react'
import { type LightboxAction, lightboxAction } from './keys'

/** Along a slider these are its own keys. */
const ALONG: ReadonlySet<LightboxAction> = new Set(['next', 'previous', 'first', 'last'])

/** Whether a field has the key: one that is typed into has all of them. */
function isForField(target: Element, action: LightboxAction): boolean {
  if (target.matches('input[type=range]')) return ALONG.has(action)
  return target.closest('input, textarea, select') !== null
}

/** Listens while the lightbox is open, and is silent while another dialog stands over it or somebody types. */
export function useLightboxKeys(root: RefObject<HTMLElement | null>, run: (action: LightboxAction) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof Element)) return
    const isHere = target === document.body || target.contains(root.current) || root.current?.contains(target) === true
    if (!isHere) return
    const action = lightboxAction(event)
    if (action === undefined || isForField(target, action)) return
    event.preventDefault()
    run(action)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
