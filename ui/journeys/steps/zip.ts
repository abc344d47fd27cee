import { readFile } from 'node:fs/promises'

interface ZipEntry {
  name: string
  bytes: number
  crc32: number
}

const END = 0x06054b50
const HEADER = 0x02014b50
const HEADER_BYTES = 46

/** What a ZIP says it holds, by its directory; below the sizes from which on it would be a ZIP64. */
export async function entriesOf(file: string): Promise<ZipEntry[]> {
  const zip = await readFile(file)
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer))
  const number = zip.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  for (let at = zip.readUInt32LE(end + 16); entries.length < number; ) {
    if (zip.readUInt32LE(at) !== HEADER) throw new Error(`There is no entry at ${at}.`)
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
    entries.push({ name: zip.toString('utf8', at + HEADER_BYTES, at + HEADER_BYTES + name), bytes: zip.readUInt32LE(at + 24), crc32: zip.readUInt32LE(at + 16) })
    at += HEADER_BYTES + name + extra + comment
  }
  return entries
}
