/** What floats above the page. */
export const popoverClass = 'panel animate-appear max-w-80 p-1 shadow-lg shadow-black/20'

/** A line of a list that floats. */
export const menuItemClass =
  'flex cursor-default items-center gap-2 rounded-[4px] px-2 py-1.5 text-base outline-none data-disabled:opacity-50 data-focused:bg-raised'
