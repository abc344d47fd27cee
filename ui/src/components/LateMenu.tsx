import { lazy, Suspense } from 'react'
import type { MenuProps } from './Menu'

const Menu = lazy(() => import('./Menu').then((module) => ({ default: module.Menu })))

/** A menu whose code comes after the page's; its button is there from the start. For pages that are used before any menu is. */
export function LateMenu(props: MenuProps) {
  return (
    <Suspense fallback={props.trigger}>
      <Menu {...props} />
    </Suspense>
  )
}
