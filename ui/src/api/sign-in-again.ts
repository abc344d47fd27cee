import { Store } from '@/store'

/** `asked`: a dialog wants the key. `declined`: somebody would rather not now, and the page stays as it is. */
type Asking = 'no' | 'asked' | 'declined'

/**
 * Somebody's session may end while a page is full of what they typed. A request that is answered with 401 waits here; the page asks
 * for the key in a dialog over itself, and then the request goes out once more.
 */
export class SignInAgain {
  readonly state = new Store<Asking>('no')
  #answer: ((signedIn: boolean) => void) | undefined
  #until: Promise<boolean> | undefined

  /**
   * Asks, once for all requests that wait. True when they may be repeated.
   *
   * @param isWanted by somebody who has just pressed a button; what pages ask by themselves brings no dialog back that was put away
   */
  ask(isWanted = true): Promise<boolean> {
    if (!isWanted && this.state.get() === 'declined') return Promise.resolve(false)
    this.#until ??= new Promise<boolean>((resolve) => {
      this.#answer = resolve
    })
    this.state.set('asked')
    return this.#until
  }

  /** Somebody signed in, or gave up. */
  answer(signedIn: boolean): void {
    const answer = this.#answer
    this.#answer = undefined
    this.#until = undefined
    answer?.(signedIn)
    this.state.set(signedIn ? 'no' : 'declined')
  }
}

/** The one of this page. */
export const signInAgain = new SignInAgain()
