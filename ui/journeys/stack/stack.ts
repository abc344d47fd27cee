import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Part {
  name: string
  pid: number | null
}

/** What the stack's supervisor writes down of it. */
interface State {
  url: string
  ports: Record<string, number>
  parts: Part[]
}

/** Where the stack of these journeys keeps everything. */
export function home(): string {
  const home = process.env.LIGHTMILL_JOURNEYS_HOME
  if (home === undefined) throw new Error('There is no stack yet.')
  return home
}

const state = () => JSON.parse(readFileSync(join(home(), 'state.json'), 'utf8')) as State

/** The public address. */
export const url = (): string => state().url

/** The administrator's key. */
export const adminKey = (): string => readFileSync(join(home(), 'admin.key'), 'utf8').trim()

/** The port that was given to a part. */
export function port(name: string): number {
  const port = state().ports[name]
  if (port === undefined) throw new Error(`The stack has no ${name}.`)
  return port
}

/** Kills a part as the kernel would; the stack starts it anew. */
export function kill(name: string): void {
  const pid = state().parts.find((part) => part.name === name)?.pid
  if (pid == null) throw new Error(`${name} does not run.`)
  process.kill(pid, 'SIGKILL')
}
