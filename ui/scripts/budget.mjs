// Fails the build when a page's JavaScript, as transferred, is larger than promised: the entry with all that it imports, and the
// page's own chunk. Gzip is counted, the worse of the two that the gateway can serve.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LIMIT = 250_000
const FOLDER = 'dist'

const manifest = JSON.parse(readFileSync(join(FOLDER, '.vite/manifest.json'), 'utf8'))

/** Names of the chunks that must be there before this one runs. */
function needed(name, found = new Set()) {
  if (found.has(name)) return found
  found.add(name)
  for (const other of manifest[name].imports ?? []) needed(other, found)
  return found
}

function transferred(name) {
  const file = join(FOLDER, manifest[name].file)
  return statSync(`${file}.gz`, { throwIfNoEntry: false })?.size ?? statSync(file).size
}

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)
const pages = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry && /^src\/features\/.*Page\.tsx$/.test(name))
if (entry === undefined || pages.length === 0) throw new Error('The manifest names no entry or no page.')

const sizes = pages.map((page) => {
  const chunks = new Set([...needed(entry), ...needed(page)])
  return { page: page.replace('src/features/', ''), bytes: [...chunks].reduce((sum, chunk) => sum + transferred(chunk), 0) }
})
sizes.sort((a, b) => b.bytes - a.bytes)
for (const { page, bytes } of sizes) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${page}`)

const tooLarge = sizes.filter(({ bytes }) => bytes > LIMIT)
if (tooLarge.length > 0) {
  console.error(`More than ${LIMIT / 1000} kB of JavaScript (gzip): ${tooLarge.map(({ page }) => page).join(', ')}. Load what is not needed at once lazily.`)
  process.exit(1)
}
