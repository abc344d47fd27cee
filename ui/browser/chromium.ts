import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** What LIGHTMILL_CHROMIUM names, else the first one on the PATH; Playwright says what is missing when there is none. */
function path(): string | undefined {
  const { LIGHTMILL_CHROMIUM, PATH = '' } = process.env
  return LIGHTMILL_CHROMIUM ?? PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync)
}

const executablePath = path()

/** The browser of all tests: the machine's own, none is downloaded. */
export const CHROMIUM = {
  ...(executablePath !== undefined && { executablePath }),
  // A sandbox wants what containers do not give, and their /dev/shm is small.
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
}
