import { waitBefore } from '@/api/query-client'

/** Some 45 s: longer than a server takes to come back. What cannot be had by then is gone, and the page is loaded anew. */
const TRIES = 8

/**
 * Loads a part of a page as often as it takes: a server that is away for a moment must not cost the whole page. It stands in
 * `lazy(patiently(() => import(…)))`.
 */
export function patiently<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    for (let failures = 0; ; failures += 1) {
      try {
        return await load()
      } catch (thrown) {
        if (failures + 1 >= TRIES) throw thrown
        await new Promise((resolve) => setTimeout(resolve, waitBefore(failures, thrown)))
      }
    }
  }
}
