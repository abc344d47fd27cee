let owner: string | undefined

/** From now on the page is this user's. */
export function belongTo(userId: string): void {
  owner = userId
}

/**
 * Says with a request whose page it comes from. All tabs of a browser share one session: where somebody else has signed in in another one
 * meanwhile, the answer is 401, and nothing is shown, made or paid for in their name.
 */
export function saysWhose(headers: Headers): Headers {
  if (owner !== undefined) headers.set('Lightmill-User', owner)
  return headers
}
