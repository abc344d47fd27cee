/** The gateway's advice speaks to programs; where a person at this page does something else, it is said here. */
const ADVICE: Readonly<Record<string, string>> = {
  unauthenticated: 'Sign in with a key that is not revoked.',
  forbidden: 'Sign in with the key of an administrator.',
  'not-found': 'It may have been removed, or it is somebody else’s.',
  conflict: 'It has changed meanwhile; look at it again.',
  'too-many-requests': 'It may be sent again later; nothing is lost.',
  unavailable: 'Try again in a moment.',
  'invalid-request': 'Change the field that is named.',
  'limit-exceeded': 'Make it smaller, or split it into several.',
  'unknown-engine': 'Choose another engine.',
  'unknown-input': 'Upload the picture again.',
  'malformed-request': 'Load the page again; it may be older than the server.',
}

export function adviceFor(code: string, said: string | undefined): string | undefined {
  return ADVICE[code] ?? said
}
