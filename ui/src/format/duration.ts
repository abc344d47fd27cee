const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Seconds as somebody would say them: `45 s`, `23 min`, `1 h 5 min`, `2 d 3 h`. */
export function duration(seconds: number): string {
  if (seconds < 10) return seconds < 0.05 ? '0 s' : `${Number(seconds.toFixed(1))} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 59.5 * MINUTE) return `${Math.round(seconds / MINUTE)} min`
  if (seconds < DAY - MINUTE / 2) return pair(seconds, HOUR, 'h', MINUTE, 'min')
  return pair(seconds, DAY, 'd', HOUR, 'h')
}

function pair(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const smalls = Math.round(seconds / small)
  const perLarge = large / small
  const rest = smalls % perLarge
  const whole = `${Math.floor(smalls / perLarge)} ${largeName}`
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`
}
