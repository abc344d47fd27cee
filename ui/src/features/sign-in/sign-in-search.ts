export interface SignInSearch {
  /** Where somebody wanted to go. */
  next?: string
}

/** Only addresses of our own are gone on to. */
export function signInSearch({ next }: Record<string, unknown>): SignInSearch {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
}
