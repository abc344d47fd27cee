import { Kept } from './kept'

/**
 * What all tabs of this browser have together. Each hears what another one changes, and changes what is kept now rather than what it
 * remembers. There are no locks: two that change it in the very same moment may lose one of the changes.
 */
export class Shared<T> extends Kept<T> {
  /** Nothing can be kept, so that what this tab remembers is all there is. */
  #isAlone = false

  constructor(place: string, read: (kept: unknown) => T) {
    super(place, read)
    addEventListener('storage', ({ key }) => {
      if (key === place && !this.#isAlone) this.hear(this.load())
    })
  }

  /** Whether it outlives this page. */
  get isKept(): boolean {
    return !this.#isAlone
  }

  change(to: (now: T) => T): void {
    this.set(to(this.#isAlone ? this.get() : this.load()))
  }

  protected override keep(value: T): boolean {
    this.#isAlone = !super.keep(value)
    return !this.#isAlone
  }
}
