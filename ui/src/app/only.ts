/**
 * What a page reads of an address, and nothing else. The router keeps beside it what the address says besides: under each name that the page
 * did not read there is nothing then, so that neither the page nor the address has it any longer.
 */
export const only =
  <T extends object>(read: (said: Record<string, unknown>) => T) =>
  (said: Record<string, unknown>): T => ({ ...Object.fromEntries(Object.keys(said).map((name) => [name, undefined])), ...read(said) })
