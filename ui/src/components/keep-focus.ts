/** Some frames: a menu needs a few of them to close. */
const MOST_FRAMES = 40

/**
 * To be called before something is taken away together with the button that has the keyboard. The keyboard then goes on at the button
 * of the next one (`data-removes`), else of the one before, else at what adds another (`data-adds`).
 *
 * @param kind value of `data-removes`
 * @param gone what is taken away, or the button itself
 */
export function keepFocus(kind: string, gone: Element | null): void {
  const place = buttons(kind).findIndex((each) => gone?.contains(each) === true)
  const look = (frames: number) => {
    if (gone?.isConnected !== true && hasNoFocus()) placeNear(kind, place)?.focus()
    else if (frames > 0) requestAnimationFrame(() => look(frames - 1))
  }
  requestAnimationFrame(() => look(MOST_FRAMES))
}

const hasNoFocus = () => document.activeElement === null || document.activeElement === document.body

const buttons = (kind: string) => [...document.querySelectorAll<HTMLElement>(`[data-removes="${kind}"]`)]

function placeNear(kind: string, place: number): HTMLElement | null {
  const left = buttons(kind)
  return left[Math.max(0, place)] ?? left.at(-1) ?? document.querySelector<HTMLElement>('[data-adds]')
}
