import { expect, it } from 'vitest'
import { looksLikePicture, refusalOf } from './refusal'

const limits = { filesPerRequest: 1000, fileBytes: 52_428_800, pixels: 64_000_000, nameCharacters: 400, contentTypes: [] }
const file = (bytes: number) => ({ path: 'a.png', bytes, modified: 0 })
const bytes = (text: string) => Uint8Array.from(text, (char) => char.codePointAt(0) ?? 0)

it('refuses what no server would take, without reading it', () => {
  expect(refusalOf(file(0), limits)).toBe('It is empty.')
  expect(refusalOf(file(60_000_000), limits)).toBe('It has 60 MB; at most 52 MB are taken.')
  expect(refusalOf(file(1), limits)).toBeUndefined()
})

it('knows pictures by their bytes', () => {
  expect(looksLikePicture(bytes('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'))).toBe(true)
  expect(looksLikePicture(bytes('\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF'))).toBe(true)
  expect(looksLikePicture(bytes('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '))).toBe(true)
  expect(looksLikePicture(bytes('RIFF\u0001\u0002\u0003\u0004WAVEfmt '))).toBe(false)
  expect(looksLikePicture(bytes('# A readme'))).toBe(false)
})
