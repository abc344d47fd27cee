import type { UploadFile } from './file'

/** What of a list is not in its database yet. */
export interface Change {
  changed: UploadFile[]
  /** Ids of files that were taken off. */
  gone: string[]
}

const NOTHING: Change = { changed: [], gone: [] }

/** A database is written to too late for a page that goes; this is read and written at once, and is too small for more than the last moment. */
export class Leftover {
  constructor(private readonly place: string) {}

  put(change: Change): void {
    if (change.changed.length === 0 && change.gone.length === 0) return this.clear()
    try {
      localStorage.setItem(this.place, JSON.stringify({ ...change, changed: change.changed.map(asKept) }))
    } catch {
      // No storage, or a full one: the files of the last moment are asked for again.
    }
  }

  get(): Change {
    try {
      return (JSON.parse(localStorage.getItem(this.place) ?? 'null') as Change | null) ?? NOTHING
    } catch {
      return NOTHING
    }
  }

  clear(): void {
    try {
      localStorage.removeItem(this.place)
    } catch {
      // Without storage there is nothing to clear.
    }
  }
}

/** How much of a file was sent counts only while the page is open. */
export const asKept = (file: UploadFile): UploadFile =>
  file.stage.kind === 'uploading' ? { ...file, stage: { kind: 'hashed', sha256: file.stage.sha256 } } : file
