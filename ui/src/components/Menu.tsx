import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { menuItemClass, popoverClass } from './popover-class'

interface Action {
  id: string
  label: string
  icon?: ReactNode
  isDanger?: boolean
  isDisabled?: boolean
  onAction: () => void
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  label: string
  actions: readonly Action[]
}

/** A few things that can be done. */
export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} className={popoverClass}>
        <AriaMenu aria-label={label} items={actions} className="min-w-44 outline-none">
          {({ id, label: words, icon, isDanger, isDisabled, onAction }) => (
            <MenuItem
              id={id}
              textValue={words}
              onAction={onAction}
              {...(isDisabled !== undefined && { isDisabled })}
              className={`${menuItemClass} ${isDanger === true ? 'text-danger' : ''}`}
            >
              {icon}
              {words}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
