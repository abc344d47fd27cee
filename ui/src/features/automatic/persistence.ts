import { Problem } from '@/api/problem'
import { waitBefore } from '@/api/query-client'
import type { JobView } from '@/api/types'
import { Store } from '@/store'

/** Waits after so many failures in a row. */
export type Wait = (failures: number, problem: Problem) => Promise<void>

const patience: Wait = (failures, problem) => new Promise((resolve) => setTimeout(resolve, waitBefore(failures, problem)))

/** Sends until somebody answers, and tells meanwhile what stands against it. */
export class Persistence {
  /** What stands against it for now, by the id of what is sent. */
  readonly troubles = new Store<ReadonlyMap<string, Problem>>(new Map())

  constructor(private readonly wait: Wait = patience) {}

  /**
   * @param trouble what came of it the last time: then it waits first
   * @param send undefined: there is nothing to send any more
   * @throws Problem when it is refused for good
   */
  async send(id: string, trouble: Problem | undefined, send: () => Promise<JobView> | undefined): Promise<JobView | undefined> {
    try {
      return await this.#send(id, trouble, send)
    } finally {
      this.#tell(id, undefined)
    }
  }

  async #send(id: string, trouble: Problem | undefined, send: () => Promise<JobView> | undefined): Promise<JobView | undefined> {
    let problem = trouble
    for (let failures = 0; ; failures += 1) {
      if (problem !== undefined) {
        this.#tell(id, problem)
        await this.wait(failures, problem)
      }
      try {
        return await send()
      } catch (thrown) {
        problem = Problem.from(thrown)
        if (!problem.passes) throw problem
      }
    }
  }

  #tell(id: string, problem: Problem | undefined) {
    const troubles = new Map(this.troubles.get())
    if (problem === undefined) troubles.delete(id)
    else troubles.set(id, problem)
    this.troubles.set(troubles)
  }
}
