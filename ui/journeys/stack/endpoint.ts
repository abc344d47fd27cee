import { port } from './stack.ts'

interface Simulation {
  workers?: number
  /** Of an image: `0`, `250ms`, `2s`. */
  latency?: string
  /** The probability that an image fails, 0 to 1. */
  failure?: number
}

interface Fault {
  type: string
  count?: number
}

/** How the stack's simulated workers are when no journey has turned them. */
const USUAL: Simulation = { workers: 24, latency: '200ms', failure: 0 }

async function send(method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port('runpod-local-admin')}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`The endpoint answered ${response.status}: ${await response.text()}`)
}

/** Turns the simulated workers while they run. */
export const turn = (simulation: Simulation): Promise<void> => send('PATCH', '/simulation', simulation)

/** From now on these faults strike, instead of those before. */
export const faults = (...faults: Fault[]): Promise<void> => send('PUT', '/faults', faults)

/** No fault any more, and the workers as they were. */
export async function usual(): Promise<void> {
  await send('DELETE', '/faults')
  await turn(USUAL)
}
