import { Problem } from '@/api/problem'
import type { Store } from '@/store'
import type { Ports } from './ports'

interface Lane {
  width: number
  busy: number
  run: () => Promise<void> | undefined
}

/** Kinds of work that go on side by side, each with so many at once; each takes what there is and starts again when it is woken. */
export class Lanes {
  readonly #lanes: Lane[] = []
  #running = new AbortController()

  constructor(
    private readonly wait: Ports['wait'],
    private readonly trouble: Store<Problem | undefined>,
  ) {}

  /** Aborted when it is stopped. */
  get signal(): AbortSignal {
    return this.#running.signal
  }

  /** `take` gives the next piece of work; `work` must not throw. */
  open<T>(width: number, take: () => T | undefined, work: (piece: T) => Promise<void>): void {
    this.#lanes.push({
      width,
      busy: 0,
      run: () => {
        const piece = take()
        return piece === undefined ? undefined : work(piece)
      },
    })
  }

  /** There is work. */
  wake(): void {
    if (this.signal.aborted) return
    for (const lane of this.#lanes) while (lane.busy < lane.width && this.#runIn(lane)) {}
  }

  stop(): void {
    this.#running.abort()
  }

  start(): void {
    if (this.signal.aborted) this.#running = new AbortController()
    this.wake()
  }

  /**
   * Calls until it works, as long as what stands against it may pass.
   *
   * @throws Problem that does not pass; the reason of the abort when it is stopped
   */
  async patiently<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this
    for (let failures = 0; ; failures += 1) {
      try {
        const result = await call(signal)
        this.trouble.set(undefined)
        return result
      } catch (thrown) {
        signal.throwIfAborted()
        const problem = Problem.from(thrown)
        if (!problem.passes) throw problem
        this.trouble.set(problem)
        await this.wait(failures, problem, signal)
        signal.throwIfAborted()
      }
    }
  }

  #runIn(lane: Lane): boolean {
    const work = lane.run()
    if (work === undefined) return false
    lane.busy += 1
    void work.finally(() => {
      lane.busy -= 1
      this.wake()
    })
    return true
  }
}
