/** How long the second key of `g h` may take. */
const PATIENCE_MS = 1000

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'> & { shiftKey?: boolean }

/** Names what was pressed, the key before it included. */
export class Chord {
  #before: { name: string; at: number } | undefined

  /** The names under which the key may be meant: alone, and behind the one before. */
  press(event: Pressed): string[] {
    const name = nameOf(event)
    if (name === undefined) return []
    const before = this.#before
    this.#before = { name, at: event.timeStamp }
    return before !== undefined && event.timeStamp - before.at < PATIENCE_MS ? [`${before.name} ${name}`, name] : [name]
  }

  forget(): void {
    this.#before = undefined
  }
}

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt', 'Dead'].includes(key)) return undefined
  const mod = ctrlKey || metaKey
  // Shift is part of `?` and `A`; only where it changes no letter it is named.
  const shift = shiftKey === true && (key.length > 1 || mod)
  return [mod && 'mod', shift && 'shift', key.toLowerCase()].filter(Boolean).join('+')
}
