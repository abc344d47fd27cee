import { describe, expect, it } from 'vitest'
import { dropped, type Given } from './gather'

/** A drop of entries as a browser gives them: a hundred of a folder at a time, and each file later. */
const drop = (...entries: FileSystemEntry[]) =>
  ({ items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null })) }) as unknown as DataTransfer

let waiting = 0
let most = 0

function file(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? ''
  const give = (resolve: (file: File) => void) => {
    most = Math.max(most, ++waiting)
    setTimeout(() => {
      waiting--
      resolve(new File(['x'], name))
    })
  }
  return { isDirectory: false, fullPath, file: give } as unknown as FileSystemEntry
}

function folder(...children: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let from = 0
    return { readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(children.slice(from, (from += 100))) }
  }
  return { isDirectory: true, createReader } as unknown as FileSystemEntry
}

const files = (count: number, above = '') => Array.from({ length: count }, (_, at) => file(`${above}/${at}.png`))
const pathsOf = (given: Given[]) => given.map(({ path }) => path)

describe('a drop', () => {
  it('is gathered whole and in its order, with the tree of its folders', async () => {
    const given = await dropped(drop(folder(folder(...files(120, '/city/old')), ...files(130, '/city')), file('/one.png'))).files

    expect(pathsOf(given)).toEqual([
      ...Array.from({ length: 120 }, (_, at) => `city/old/${at}.png`),
      ...Array.from({ length: 130 }, (_, at) => `city/${at}.png`),
      'one.png',
    ])
  })

  it.each([
    ['a folder', () => drop(folder(...files(1000, '/city')))],
    ['files', () => drop(...files(1000))],
  ])('asks for few of %s at once, lest their answers come in one piece', async (_, of) => {
    most = 0

    expect(await dropped(of()).files).toHaveLength(1000)
    expect(most).toBeLessThanOrEqual(50)
  })

  it('leaves out what systems put into folders', async () => {
    expect(pathsOf(await dropped(drop(folder(file('/city/.DS_Store'), file('/city/Thumbs.db'), file('/city/a.png')))).files)).toEqual(['city/a.png'])
  })
})
