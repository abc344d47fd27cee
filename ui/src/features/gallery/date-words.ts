import { type Day, dayOf, daysBefore, dayWords } from '@/format/day'

export interface Span {
  from?: Day | undefined
  to?: Day | undefined
}

/** What people ask for most. Each reaches up to now. */
export const PRESETS: readonly { label: string; days: number }[] = [
  { label: 'Today', days: 0 },
  { label: 'Last 7 days', days: 6 },
  { label: 'Last 30 days', days: 29 },
]

export const spanOf = (days: number, today: Day = dayOf(new Date())): Span => ({ from: daysBefore(today, days), to: undefined })

/** A span of days as the chip says it. */
export function spanWords({ from, to }: Span, today: Day = dayOf(new Date())): string {
  if (from === undefined) return to === undefined ? 'Any time' : `Until ${dayWords(to, today)}`
  if (to === undefined) return PRESETS.find(({ days }) => daysBefore(today, days) === from)?.label ?? `Since ${dayWords(from, today)}`
  return from === to ? dayWords(from, today) : `${dayWords(from, today)} – ${dayWords(to, today)}`
}
