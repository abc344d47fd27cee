import { useState } from 'react'

interface Fault {
  /** What is wrong with what the field holds now; undefined: nothing that anybody knows of. */
  wrong: string | undefined
  /** For the field. */
  marks: { isInvalid: boolean; validationBehavior: 'aria' }
}

/**
 * How a field tells what is wrong with it. A `fault` was found elsewhere, mostly by the server, in the value that the field had then: of
 * another value nobody knows yet. `own` is what the field itself sees in its value. Neither stops a form from being sent (the browser's own
 * validation would): whether the value is good now is the server's to say.
 */
export function useFault(fault: string | undefined, value: unknown, own?: string): Fault {
  const [found, setFound] = useState({ fault, value })
  if (found.fault !== fault) setFound({ fault, value })
  const wrong = (found.fault === fault && Object.is(found.value, value) ? fault : undefined) ?? own
  return { wrong, marks: { isInvalid: wrong !== undefined, validationBehavior: 'aria' } }
}
