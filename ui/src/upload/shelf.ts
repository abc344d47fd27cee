import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { UploadFile } from './file'
import { asKept, type Change, Leftover } from './leftover'

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
  /** What the database has for sure. */
  readonly #kept = new Map<string, UploadFile>()
  readonly #leftover: Leftover
  #last: Promise<void> = Promise.resolve()

  constructor(
    userId: string,
    private readonly list: string,
  ) {
    this.#database = open(`lightmill-uploads-${userId}`).catch(() => undefined)
    this.#leftover = new Leftover(`lightmill-uploads-${userId}-${list}`)
  }

  async files(): Promise<UploadFile[]> {
    await this.#leftover.handOver((change) => this.#write(change))
    const kept = (await (await this.#database)?.getAllFromIndex('files', 'list', this.list)) ?? []
    const files = kept.map(withoutList)
    for (const file of files) this.#kept.set(file.id, file)
    return files
  }

  /** Writes what has changed since the last time, behind what is being written. */
  keep(files: readonly UploadFile[]): Promise<void> {
    const write = this.#last.then(() => this.#write(this.#changeTo(files)))
    this.#last = write.catch(() => {})
    return write
  }

  /** The page goes: what its database does not have yet is put where it is kept before this returns. */
  leave(files: readonly UploadFile[]): void {
    this.#leftover.put(this.#changeTo(files))
  }

  /** The page is back as it was when it went, and goes on keeping its files itself. */
  comeBack(): void {
    this.#leftover.clear()
  }

  #changeTo(files: readonly UploadFile[]): Change {
    const now = new Set(files.map(({ id }) => id))
    return {
      changed: files.filter((file) => isNews(file, this.#kept.get(file.id))),
      gone: [...this.#kept.keys()].filter((id) => !now.has(id)),
    }
  }

  async #write({ changed, gone }: Change): Promise<void> {
    const database = await this.#database
    if (database === undefined || (changed.length === 0 && gone.length === 0)) return
    const write = database.transaction(['files', 'thumbnails'], 'readwrite')
    for (const file of changed) void write.objectStore('files').put({ ...asKept(file), list: this.list })
    for (const id of gone) {
      void write.objectStore('files').delete([this.list, id])
      void write.objectStore('thumbnails').delete(id)
    }
    await write.done
    for (const id of gone) this.#kept.delete(id)
    for (const file of changed) this.#kept.set(file.id, file)
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
