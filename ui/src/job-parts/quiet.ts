import { Store } from '@/store'

/** So many seconds Lightmill wants to hear of no submission; 0: it may. Its last word counts, by a clock that nobody sets. */
export class Quiet extends Store<number> {
  #until = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super(0)
  }

  keep(seconds: number): void {
    this.#until = performance.now() + seconds * 1000
    this.#count()
  }

  #count() {
    clearTimeout(this.#timer)
    const left = Math.max(0, this.#until - performance.now())
    this.set(Math.ceil(left / 1000))
    if (left > 0) this.#timer = setTimeout(() => this.#count(), left % 1000 || 1000)
  }
}

/** The one of this tab: whichever form was told so, it is meant for all of them, and for those that are opened meanwhile. */
export const quiet = new Quiet()
