import { uuid } from './uuid'

const PLACE = 'lightmill-submission-keys'

/**
 * The `Idempotency-Key` of a submission: the same for the same body until it was answered, over a reload too. So a submission whose
 * answer got lost, sent again, makes no second job; and the same settings sent on purpose a second time do.
 */
export class SubmissionKeys {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage) {}

  keyOf(body: unknown): string {
    const open = this.#open()
    const text = JSON.stringify(body)
    const key = open[text] ?? uuid()
    this.#keep({ ...open, [text]: key })
    return key
  }

  /** The key of a submission that somebody else keeps from now on. */
  take(body: unknown): string {
    const key = this.keyOf(body)
    this.answered(body)
    return key
  }

  /** Nobody else keeps it any more, nor knows whether what was sent under it was accepted. */
  putBack(body: unknown, key: string): void {
    this.#keep({ ...this.#open(), [JSON.stringify(body)]: key })
  }

  /** It was accepted, or refused for good: the next one is another submission. */
  answered(body: unknown): void {
    const { [JSON.stringify(body)]: _, ...others } = this.#open()
    this.#keep(others)
  }

  #open(): Record<string, string> {
    try {
      return JSON.parse(this.storage.getItem(PLACE) ?? '{}') as Record<string, string>
    } catch {
      return {}
    }
  }

  #keep(open: Record<string, string>) {
    try {
      this.storage.setItem(PLACE, JSON.stringify(open))
    } catch {
      // A body that is too large to keep: repeated after a reload it would be a new submission, which the page then shows.
    }
  }
}
