import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Asks for things anew soon, once, however many events wish it meanwhile. */
export class Refresh {
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(private readonly client: QueryClient) {}

  /** Each of these is stale within this time at the latest; what nobody looks at is not asked for. */
  soon(keys: readonly QueryKey[], ms: number): void {
    for (const queryKey of keys) {
      const name = `${ms} ${JSON.stringify(queryKey)}`
      if (this.#waiting.has(name)) continue
      const timer = setTimeout(() => {
        this.#waiting.delete(name)
        void this.client.invalidateQueries({ queryKey })
      }, ms)
      this.#waiting.set(name, timer)
    }
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }
}
