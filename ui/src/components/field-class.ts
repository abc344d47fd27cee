/** What fields have in common. */
export const labelClass = 'text-sm font-medium text-ink-2'
export const inputClass =
  'w-full rounded-tile border border-line-strong/60 bg-panel px-2.5 py-1.5 text-base text-ink placeholder:text-ink-3 outline-offset-[-1px] data-invalid:border-danger data-disabled:opacity-50'
export const hintClass = 'text-xs text-ink-3'
/** A button beside a field stands beside its box, below the label's line, whatever is said below the box. */
export const besideFieldClass = 'mt-6.5'
export const faultClass = 'text-xs text-danger'
