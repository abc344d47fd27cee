import type { Limits } from '@/api/types'
import { bytes } from '@/format/bytes'
import type { FoundFile } from './file'

export type UploadLimits = Limits['uploads']

/** Why a file need not be read at all; undefined: it may be good. The server decides, and says the rest. */
export function refusalOf(file: FoundFile, limits: UploadLimits): string | undefined {
  if (file.bytes === 0) return 'It is empty.'
  if (file.bytes > limits.fileBytes) return `It has ${bytes(file.bytes)}; at most ${bytes(limits.fileBytes)} are taken.`
  return undefined
}

/** Whether the first bytes are those of a PNG, a JPEG or a WebP picture; its name says nothing. */
export function looksLikePicture(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 12))
  return text.startsWith('\u0089PNG\r\n\u001a\n') || text.startsWith('\u00ff\u00d8\u00ff') || (text.startsWith('RIFF') && text.slice(8) === 'WEBP')
}
