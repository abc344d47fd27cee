import clsx from 'clsx'

/** How a filter looks, on or off. */
export const chipClass = (isOn: boolean): string =>
  clsx(
    'figures inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap transition-colors',
    isOn ? 'border-ink bg-ink text-ground' : 'border-line-strong/60 text-ink-2 hover:bg-raised hover:text-ink',
  )
