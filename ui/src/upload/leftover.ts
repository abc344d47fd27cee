import { uuid } from '@/api/uuid'
import type { UploadFile } from './file'

/** What of a list is not in its database yet. */
export interface Change {
  changed: UploadFile[]
  /** Ids of files that were taken off. */
  gone: string[]
}

/** So many characters at most: drafts are kept in the same place, and it has room for five million. */
const MOST = 1_000_000

/**
 * A database is written to too late for a page that goes; this is read and written at once, and is too small for more than the last moment.
 * Each tab that shows the list leaves its own: none knows what another one had not written yet.
 */
export class Leftover {
  readonly #own: string

  constructor(private readonly list: string) {
    this.#own = `${list} ${uuid()}`
  }

  put(change: Change): void {
    if (change.changed.length === 0 && change.gone.length === 0) return this.clear()
    const text = JSON.stringify({ ...change, changed: change.changed.map(asKept) })
    if (text.length > MOST) return this.clear()
    try {
      localStorage.setItem(this.#own, text)
    } catch {
      // No storage, or a full one: the files of the last moment are asked for again.
    }
  }

  /** Takes back what was put. */
  clear(): void {
    remove(this.#own)
  }

  /** Gives what each tab has left, and forgets what was taken over. */
  async handOver(take: (change: Change) => Promise<void>): Promise<void> {
    for (const [place, change] of this.#all()) {
      const taken = take(change).then(() => remove(place))
      await taken.catch(() => {}) // A full disk: it is there the next time.
    }
  }

  #all(): [place: string, change: Change][] {
    try {
      const places = Object.keys(localStorage).filter((place) => place.startsWith(`${this.list} `))
      return places.map((place) => [place, read(place)])
    } catch {
      return [] // No storage.
    }
  }
}

/** What makes no sense is nothing. */
function read(place: string): Change {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '') as Change
  } catch {
    return { changed: [], gone: [] }
  }
}

function remove(place: string) {
  try {
    localStorage.removeItem(place)
  } catch {
    // Without storage there is nothing to remove.
  }
}

/** How much of a file was sent counts only while the page is open. */
export const asKept = (file: UploadFile): UploadFile =>
  file.stage.kind === 'uploading' ? { ...file, stage: { kind: 'hashed', sha256: file.stage.sha256 } } : file
