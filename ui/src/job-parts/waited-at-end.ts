const PLACE = 'lightmill-waited-at-end'

/** Remembers, for this tab, that a press still waited when the page ended. Where nothing can be kept, nobody will be told. */
export function note(): void {
  try {
    sessionStorage.setItem(PLACE, 'yes')
  } catch {
    // A closed storage.
  }
}

/** Whether one did; asked once. */
export function take(): boolean {
  try {
    const did = sessionStorage.getItem(PLACE) !== null
    sessionStorage.removeItem(PLACE)
    return did
  } catch {
    return false
  }
}
