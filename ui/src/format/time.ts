const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' })

/** How long ago, up to a day; then the day. {@link exactTime} goes on hover. */
export function relativeTime(at: string, now: number = Date.now()): string {
  const then = Date.parse(at)
  const ago = now - then
  if (ago < 45_000) return 'just now'
  if (ago < HOUR) return `${Math.max(1, Math.round(ago / MINUTE))} min ago`
  if (ago < DAY) return `${Math.round(ago / HOUR)} h ago`
  return new Date(then).getFullYear() === new Date(now).getFullYear() ? DAY_AND_TIME.format(then) : DAY_OF_YEAR.format(then)
}

const TO_THE_SECOND = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** `25 Nov 2026, 21:40:06` */
export const timeToTheSecond = (at: string): string => TO_THE_SECOND.format(Date.parse(at))

export const exactTime = (at: string): string => EXACT.format(Date.parse(at))
