let last = 0

/** Ids that look like the real ones, and are the same in each run, so that screenshots are. */
export function id(): string {
  last += 1
  return `0197f3a2-7a10-7000-8000-${last.toString(16).padStart(12, '0')}`
}
