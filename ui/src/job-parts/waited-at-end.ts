const placeOf = (form: string) => `lightmill-waited-at-end-${form}`

/** Remembers, for this tab, that a press on this form still waited when the page ended. Where nothing can be kept, nobody will be told. */
export function note(form: string): void {
  try {
    sessionStorage.setItem(placeOf(form), 'yes')
  } catch {
    // A closed storage.
  }
}

/** Whether one did; asked once. */
export function take(form: string): boolean {
  try {
    const did = sessionStorage.getItem(placeOf(form)) !== null
    sessionStorage.removeItem(placeOf(form))
    return did
  } catch {
    return false
  }
}
