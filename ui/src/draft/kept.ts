import { Store } from '@/store'

/** What somebody is about to send: it survives a reload, and nothing that goes wrong takes it away. */
export class Kept<T> extends Store<T> {
  constructor(
    private readonly place: string,
    /** Makes sense of what was kept, by an older version of this page perhaps; of nothing: what is there at first. */
    protected readonly read: (kept: unknown) => T,
  ) {
    super(read(load(place)))
  }

  override set(value: T): void {
    // Before anybody hears of it: what a listener changes then is the newer one.
    this.keep(value)
    super.set(value)
  }

  /** Takes over what is kept already. */
  protected hear(value: T): void {
    super.set(value)
  }

  /** @return whether it is kept; in a full or closed storage nothing is, and it lives as long as the page */
  protected keep(value: T): boolean {
    try {
      localStorage.setItem(this.place, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  }

  /** As it is kept now, by another tab perhaps. */
  protected load(): T {
    return this.read(load(this.place))
  }
}

function load(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}
