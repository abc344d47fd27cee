import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pngOf } from '../../browser/png.ts'

/** Enough that a picture is no small thing to hash, 50 kB, and that a thousand of them fit anywhere. */
const SIDE = 128

/** A PNG picture of noise: never the same bytes twice, else it would be there already. */
export const picture = (): Buffer => pngOf(Array.from({ length: SIDE }, () => randomBytes(3 * SIDE)))

/** Writes so many pictures below a folder, in two folders of it; their names are `street 1.png` and so on. */
export async function folderOf(folder: string, pictures: number): Promise<string[]> {
  const files = Array.from({ length: pictures }, (_, number) => join(folder, number % 2 === 0 ? 'north' : 'south', `street ${number + 1}.png`))
  for (const file of files) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, picture())
  }
  return files
}
