import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LAUNCHER = join(import.meta.dirname, '../../../lightmill')

/** `./lightmill` with these words. */
export const lightmill = (words: readonly string[], environment: Record<string, string> = {}) => run(LAUNCHER, words, { env: { ...process.env, ...environment } })

/**
 * Starts a stack in a folder of its own; what is returned stops it. Where LIGHTMILL_JOURNEYS_HOME names the folder of one that runs
 * already, that one is used, and goes on running.
 */
export async function up(options: readonly string[], environment: Record<string, string> = {}): Promise<() => Promise<void>> {
  if (process.env.LIGHTMILL_JOURNEYS_HOME !== undefined) return async () => {}
  const home = await mkdtemp(join(tmpdir(), 'lightmill-journeys-'))
  const stop = async () => {
    await lightmill(['down', `--home=${home}`])
    await rm(home, { recursive: true })
  }
  try {
    await lightmill(['up', `--home=${home}`, ...options], environment)
  } catch (failure) {
    await stop()
    throw failure
  }
  process.env.LIGHTMILL_JOURNEYS_HOME = home
  return stop
}
