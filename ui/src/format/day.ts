/** A day of the calendar where one lives, as the address and date fields have it: `2026-11-25`. */
export type Day = string

const PATTERN = /^\d{4}-\d{2}-\d{2}$/
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const WITH_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** Whether it is written as a day and exists: 31 November does not. */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && PATTERN.test(text) && dayOf(midnight(text)) === text
}

export const dayOf = (date: Date): Day =>
  [String(date.getFullYear()).padStart(4, '0'), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-')

/** The day this many days before; summer time changes nothing. */
export function daysBefore(day: Day, days: number): Day {
  const date = midnight(day)
  date.setDate(date.getDate() - days)
  return dayOf(date)
}

/** The moment at which it begins. */
export const startOfDay = (day: Day): string => midnight(day).toISOString()

/** The moment at which it is over. */
export const endOfDay = (day: Day): string => midnight(daysBefore(day, -1)).toISOString()

/** `25 Nov`, `25 Nov 2025` of another year. */
export function dayWords(day: Day, today: Day = dayOf(new Date())): string {
  return (day.slice(0, 4) === today.slice(0, 4) ? SHORT : WITH_YEAR).format(midnight(day))
}

// Without a zone it is that of the browser.
const midnight = (day: Day) => new Date(`${day}T00:00:00`)
