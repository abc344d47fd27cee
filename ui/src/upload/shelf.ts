import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { UploadFile } from './file'

interface Schema extends DBSchema {
  files: { key: [list: string, id: string]; value: UploadFile & { list: string }; indexes: { list: string } }
  handles: { key: string; value: FileSystemHandle[] }
  thumbnails: { key: string; value: Blob }
}

/**
 * Keeps lists of files over a reload, a database for each user. No bytes are kept (a browser would copy them), only what is known of
 * them, small previews, and handles of folders where there are such. Where a browser allows no storage, nothing is kept.
 */
export class Shelf {
  readonly #database: Promise<IDBPDatabase<Schema> | undefined>
  readonly #kept = new Map<string, UploadFile>()

  constructor(
    userId: string,
    private readonly list: string,
  ) {
    this.#database = open(`lightmill-uploads-${userId}`).catch(() => undefined)
  }

  async files(): Promise<UploadFile[]> {
    const kept = (await (await this.#database)?.getAllFromIndex('files', 'list', this.list)) ?? []
    const files = kept.map(withoutList)
    for (const file of files) this.#kept.set(file.id, file)
    return files
  }

  /** Writes what has changed since the last time. */
  async keep(files: readonly UploadFile[]): Promise<void> {
    const database = await this.#database
    if (database === undefined) return
    const changed = files.filter((file) => isNews(file, this.#kept.get(file.id)))
    const now = new Set(files.map(({ id }) => id))
    const gone = [...this.#kept.keys()].filter((id) => !now.has(id))
    if (changed.length === 0 && gone.length === 0) return
    for (const id of gone) this.#kept.delete(id)
    for (const file of changed) this.#kept.set(file.id, file)
    const write = database.transaction(['files', 'thumbnails'], 'readwrite')
    for (const file of changed) void write.objectStore('files').put({ ...asKept(file), list: this.list })
    for (const id of gone) {
      void write.objectStore('files').delete([this.list, id])
      void write.objectStore('thumbnails').delete(id)
    }
    await write.done
  }

  handles = async (): Promise<FileSystemHandle[]> => (await (await this.#database)?.get('handles', this.list)) ?? []

  async keepHandles(handles: FileSystemHandle[]): Promise<void> {
    await (await this.#database)?.put('handles', handles, this.list)
  }

  thumbnail = async (id: string): Promise<Blob | undefined> => (await this.#database)?.get('thumbnails', id)

  async keepThumbnail(id: string, picture: Blob): Promise<void> {
    await (await this.#database)?.put('thumbnails', picture, id)
  }
}

const withoutList = ({ id, path, bytes, modified, stage, isAway }: UploadFile): UploadFile => ({ id, path, bytes, modified, stage, isAway })

/** How much of a file was sent counts only while the page is open. */
const asKept = (file: UploadFile): UploadFile =>
  file.stage.kind === 'uploading' ? { ...file, stage: { kind: 'hashed', sha256: file.stage.sha256 } } : file

const isNews = (file: UploadFile, kept: UploadFile | undefined): boolean =>
  kept === undefined || (kept !== file && asKept(kept).stage.kind !== asKept(file).stage.kind)

/** Async, so that a browser without any is a failure like the others. */
async function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('files', { keyPath: ['list', 'id'] }).createIndex('list', 'list')
      database.createObjectStore('handles')
      database.createObjectStore('thumbnails')
    },
  })
}
