import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/
/** Below this a smaller file saves no packet. */
const WORTH_IT = 1024

/** Writes `x.js.br` and `x.js.gz` beside each text file of a build, so that the gateway has nothing to compress while it serves. */
export function compressed(): Plugin {
  let folder = 'dist'
  return {
    name: 'lightmill:compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true })
      const places = names.filter((name) => TEXT.test(name) && !name.startsWith('.vite')).map((name) => join(folder, name))
      await Promise.all(places.map(compress))
    },
  }
}

async function compress(place: string) {
  const bytes = await readFile(place)
  if (bytes.length < WORTH_IT) return
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  await writeFile(`${place}.br`, await promisify(brotliCompress)(bytes, best))
  await writeFile(`${place}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
