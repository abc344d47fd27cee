// What Maven runs: installs when the lock has changed, builds when the sources have, and is done in a moment when neither has.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LOCK = ['package.json', 'package-lock.json', '.npmrc']
const SOURCES = [...LOCK, 'index.html', 'vite.config.ts', 'tsconfig.json', 'public', 'scripts', 'src']
const INSTALLED = 'node_modules/.lightmill-installed'
const BUILT = 'target/pages-built'

/** All files of these places, in an order that is the same everywhere. */
function files(place) {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => files(join(place, name)))
}

function hash(places) {
  const digest = createHash('sha256').update(process.version)
  for (const file of places.flatMap(files)) digest.update(`\0${file}\0`).update(readFileSync(file))
  return digest.digest('hex')
}

const isCurrent = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value

function npm(...words) {
  execFileSync('npm', words, { stdio: 'inherit' })
}

const lock = hash(LOCK)
if (!isCurrent(INSTALLED, lock)) {
  npm('ci', '--no-audit', '--no-fund')
  writeFileSync(INSTALLED, lock)
}

const sources = hash(SOURCES)
if (!isCurrent(BUILT, sources) || !existsSync('dist/index.html')) {
  npm('run', '--silent', 'build')
  mkdirSync('target', { recursive: true })
  // Maven copies and never removes: chunks of earlier builds would stay in the jar.
  rmSync('target/classes/META-INF/resources', { recursive: true, force: true })
  writeFileSync(BUILT, sources)
}
