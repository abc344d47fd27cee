import { Store } from '@/store'

/**
 * Somebody's session may end while a page is full of what they typed. A request that is answered with 401 waits here; the page asks
 * for the key in a dialog over itself, and then the request goes out once more.
 */
export class SignInAgain {
  /** Whether somebody is asked to sign in now. */
  readonly isAsked = new Store(false)
  #answer: ((signedIn: boolean) => void) | undefined
  #until: Promise<boolean> | undefined

  /** Asks, once for all requests that wait. True when they may be repeated. */
  ask(): Promise<boolean> {
    this.#until ??= new Promise<boolean>((resolve) => {
      this.#answer = resolve
    })
    this.isAsked.set(true)
    return this.#until
  }

  /** Somebody signed in, or gave up. */
  answer(signedIn: boolean): void {
    const answer = this.#answer
    this.#answer = undefined
    this.#until = undefined
    answer?.(signedIn)
    this.isAsked.set(false)
  }
}

/** The one of this page. */
export const signInAgain = new SignInAgain()
