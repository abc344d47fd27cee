import { type RefObject, useEffect, useEffectEvent } from 'react'
import { type LightboxAction, lightboxAction } from './keys'

/** Listens while the lightbox is open, and is silent while another dialog stands over it or somebody types. */
export function useLightboxKeys(root: RefObject<HTMLElement | null>, run: (action: LightboxAction) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof Element)) return
    const isHere = target === document.body || target.contains(root.current) || root.current?.contains(target) === true
    if (!isHere || target.closest('input, textarea, select') !== null) return
    const action = lightboxAction(event)
    if (action === undefined) return
    event.preventDefault()
    run(action)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
