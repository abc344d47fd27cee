import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-class'
import { Tooltip } from './Tooltip'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  look?: ButtonLook
  size?: ButtonSize
  className?: string
  children: ReactNode
}

/** Something that is done. What leads elsewhere is a link with {@link buttonClass}. While `isPending` it keeps its place and takes no press. */
export function Button({ look, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonClass(look, size, className)}>
      {children}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Said by screen readers, and shown on hover and focus. */
  label: string
  children: ReactNode
}

/** A button that is a picture only. */
export function IconButton({ label, look = 'quiet', size = 'icon', children, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button {...props} look={look} size={size} aria-label={label}>
        {children}
      </Button>
    </Tooltip>
  )
}
