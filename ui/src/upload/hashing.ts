export interface HashOrder {
  number: number
  file: File
}

export interface HashAnswer {
  number: number
  result: Hashed
}

export type Hashed =
  | { kind: 'hashed'; sha256: string }
  | { kind: 'no-picture' }
  | { kind: 'vanished' }
  /** Nothing is wrong with the file. */
  | { kind: 'failed'; reason: string }

/** Two keep up with any disk; a machine of two cores has one left for the page. */
export const HASHERS = Math.max(1, Math.min(2, navigator.hardwareConcurrency - 1))

/** Hashes files in workers, so that the page stays responsive; in JavaScript's own words, because plain http has no `crypto.subtle`. */
export class Hashing {
  #workers: Worker[] = []
  #last = 0
  readonly #waiting = new Map<number, (result: Hashed) => void>()

  hash(file: File): Promise<Hashed> {
    this.#last += 1
    const number = this.#last
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve)
      this.#worker(number).postMessage({ number, file } satisfies HashOrder)
    })
  }

  #worker(number: number): Worker {
    if (this.#workers.length === 0) this.#workers = Array.from({ length: HASHERS }, () => this.#start())
    const worker = this.#workers[number % this.#workers.length]
    if (worker === undefined) throw new Error('There is no worker.')
    return worker
  }

  /** A worker that cannot be loaded or has broken down: none of those that wait would ever be answered. The next file starts others. */
  #broke() {
    for (const worker of this.#workers) worker.terminate()
    this.#workers = []
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const done of waiting) done({ kind: 'failed', reason: 'This browser could not look through it.' })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('error', () => this.#broke())
    worker.addEventListener('messageerror', () => this.#broke())
    worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
      this.#waiting.get(data.number)?.(data.result)
      this.#waiting.delete(data.number)
    })
    return worker
  }
}
