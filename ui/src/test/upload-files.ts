import type { InputRef } from '@/api/types'
import { foundFile, type Stage, type UploadFile } from '@/upload/file'

export const fileAt = (path: string, stage: Stage, isAway = false): UploadFile => ({ ...foundFile({ path, bytes: 1, modified: 0 }), stage, isAway })
export const stored = (path: string) => fileAt(path, { kind: 'stored', sha256: path, wasHere: false })
export const sending = (path: string) => fileAt(path, { kind: 'uploading', sha256: path, sent: 0.5 })
export const away = (path: string) => fileAt(path, { kind: 'hashed', sha256: path }, true)
/** What a picture of this name is in a submission. */
export const input = (name: string): InputRef => ({ sha256: name, name })
