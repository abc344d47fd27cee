import type { Limits } from '@/api/types'
import { count } from '@/format/count'
import type { FoundFile } from './file'

export type UploadLimits = Limits['uploads']

const KILOBYTE = 1000
const MEGABYTE = 1_000_000

/** Why a file need not be read at all; undefined: it may be good. The server decides, and says the rest. */
export function refusalOf(file: FoundFile, limits: UploadLimits): string | undefined {
  if (file.bytes === 0) return 'It is empty.'
  if (file.bytes > limits.fileBytes) return `It has ${sizeWords(file.bytes)}; at most ${sizeWords(limits.fileBytes)} are taken.`
  return undefined
}

/** `150 kB`, `1.5 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < MEGABYTE) return `${count(Math.round(bytes / KILOBYTE))} kB`
  const number = bytes / MEGABYTE
  return `${number < 10 ? Number(number.toFixed(1)) : count(Math.round(number))} MB`
}

/** Whether the first bytes are those of a PNG, a JPEG or a WebP picture; its name says nothing. */
export function looksLikePicture(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 12))
  return text.startsWith('\u0089PNG\r\n\u001a\n') || text.startsWith('\u00ff\u00d8\u00ff') || (text.startsWith('RIFF') && text.slice(8) === 'WEBP')
}
