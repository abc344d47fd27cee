/** The key in a link such as `/#key=lm_…`. It stands behind `#`, so that no server and no log ever sees it. */
export function keyInLink(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('key')?.trim() || undefined
}

/** Takes the key out of the address before anything else happens, so that it is in no history and no bookmark. */
export function takeKeyFromLink(): string | undefined {
  const key = keyInLink(location.hash)
  if (key !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return key
}
