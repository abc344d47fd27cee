import { Store } from '@/store'

const PLACE = 'lightmill-row-height'

export const LOWEST = 80
export const HIGHEST = 440
/** About six landscapes beside each other on a desk, and two on a phone. */
const ON_A_DESK = 190
const ON_A_PHONE = 120

/** How high the rows of galleries are, in pixels; it is kept. */
export const rowHeight = new Store<number>(kept())

function kept(): number {
  const number = Number(localStorage.getItem(PLACE))
  if (number >= LOWEST && number <= HIGHEST) return number
  return matchMedia('(max-width: 767px)').matches ? ON_A_PHONE : ON_A_DESK
}

export function chooseRowHeight(pixels: number): void {
  rowHeight.set(pixels)
  try {
    localStorage.setItem(PLACE, String(pixels))
  } catch {
    // It holds until the page is closed.
  }
}
