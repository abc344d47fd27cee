import clsx from 'clsx'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger' | 'over'
/** Of the icons, the small one is as high as a small button, and the largest as a field. */
export type ButtonSize = 'sm' | 'md' | 'icon-sm' | 'icon' | 'icon-md'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover font-medium',
  plain: 'border border-line-strong/60 bg-panel text-ink hover:bg-raised',
  quiet: 'text-ink-2 hover:bg-raised hover:text-ink',
  /** Over a picture, on a dark ground of its own. */
  over: 'text-white hover:bg-black',
  danger: 'border border-danger/60 text-danger hover:bg-danger-ground',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-7 gap-1.5 px-2 text-sm',
  md: 'h-9 gap-2 px-3',
  'icon-sm': 'size-7',
  icon: 'size-8',
  'icon-md': 'size-9',
}

/** How a button looks, for links that look like one too. */
export const buttonClass = (look: ButtonLook = 'plain', size: ButtonSize = 'md', more?: string): string =>
  clsx(
    'inline-flex shrink-0 items-center justify-center rounded-tile whitespace-nowrap transition-colors select-none',
    'data-disabled:pointer-events-none data-disabled:opacity-50',
    LOOKS[look],
    SIZES[size],
    more,
  )
