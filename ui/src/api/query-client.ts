import { type Query, QueryClient } from '@tanstack/react-query'
import { Problem } from './problem'

const LONGEST_WAIT_MS = 15_000

/** Waits as long as the server asks for, else longer each time. */
export function waitBefore(attempt: number, thrown: unknown): number {
  const asked = thrown instanceof Problem ? thrown.retryAfterSeconds : undefined
  return asked === undefined ? Math.min(LONGEST_WAIT_MS, 500 * 2 ** attempt) : asked * 1000
}

/** Whoever waits longer than this is told so, instead of looking at an empty place. */
const LONGEST_SILENCE_S = 5
const MOST_FAILURES = 4

/** Only what may pass by itself is asked again; a refusal is shown at once, and so is a long wait. */
export function asksAgain(failures: number, thrown: unknown): boolean {
  return sendsAgain(failures, thrown) && (Problem.from(thrown).retryAfterSeconds ?? 0) <= LONGEST_SILENCE_S
}

/** The same for what is shown as done already: it waits as long as it must. */
export function sendsAgain(failures: number, thrown: unknown): boolean {
  return Problem.from(thrown).passes && failures < MOST_FAILURES
}

/** Whether a question found nobody, or somebody who was busy: what was refused is refused again. */
export const wasUnanswered = ({ state: { status, error } }: Pick<Query, 'state'>): boolean => status === 'error' && Problem.from(error).passes

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Events keep the cache true; a page that is opened again looks at it first and asks behind the scenes.
        staleTime: 10_000,
        retry: asksAgain,
        retryDelay: waitBefore,
        // The browser's word on being online is about some network, not about this gateway.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
