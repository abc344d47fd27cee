import { Store } from '@/store'

/** What somebody is about to send: it survives a reload, and nothing that goes wrong takes it away. */
export class Kept<T> extends Store<T> {
  constructor(
    private readonly place: string,
    /** Makes sense of what was kept, by an older version of this page perhaps; of nothing: what is there at first. */
    read: (kept: unknown) => T,
  ) {
    super(read(load(place)))
  }

  override set(value: T): void {
    super.set(value)
    try {
      localStorage.setItem(this.place, JSON.stringify(value))
    } catch {
      // A full or closed storage: it lives as long as the page.
    }
  }
}

function load(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}
