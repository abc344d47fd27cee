import type { Shelf } from './shelf'

export interface ThumbnailOrder {
  file: File
}

export interface ThumbnailAnswer {
  /** Undefined when this browser cannot read the picture. */
  picture: Blob | undefined
}

/** So many are held; about 5 kB each. */
const HELD = 600

interface Wish {
  id: string
  source: File | undefined
  done: (url: string | undefined) => void
}

/**
 * Small pictures of files, made in a worker of this browser: only of those that somebody looks at, one after the other from the top. Whoever scrolls
 * on takes the wish back, so that nobody waits for what is gone.
 */
export class Thumbnails {
  readonly #urls = new Map<string, string>()
  readonly #wishes: Wish[] = []
  #worker: Worker | undefined
  #isBusy = false

  constructor(private readonly shelf: Shelf) {}

  /** An address of it, at once when it is there. */
  known(id: string): string | undefined {
    return this.#urls.get(id)
  }

  /** Makes it, or takes it from the shelf. `done` is told its address; the function that is returned takes the wish back. */
  wish(id: string, source: File | undefined, done: Wish['done']): () => void {
    const wish = { id, source, done }
    this.#wishes.push(wish)
    void this.#work()
    return () => {
      const place = this.#wishes.indexOf(wish)
      if (place >= 0) this.#wishes.splice(place, 1)
    }
  }

  async #work() {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let wish = this.#wishes.shift(); wish !== undefined; wish = this.#wishes.shift()) wish.done(await this.#fulfil(wish))
    this.#isBusy = false
  }

  async #fulfil({ id, source }: Wish): Promise<string | undefined> {
    const held = this.#urls.get(id)
    if (held !== undefined) return held
    const kept = await this.shelf.thumbnail(id).catch(() => undefined)
    const picture = kept ?? (source === undefined ? undefined : await this.#make(source))
    if (picture === undefined) return undefined
    if (kept === undefined) void this.shelf.keepThumbnail(id, picture).catch(() => {}) // A full disk: it is made again next time.
    return this.#hold(id, picture)
  }

  #hold(id: string, picture: Blob): string {
    const url = URL.createObjectURL(picture)
    this.#urls.set(id, url)
    const [oldest] = this.#urls
    if (this.#urls.size > HELD && oldest !== undefined) {
      URL.revokeObjectURL(oldest[1])
      this.#urls.delete(oldest[0])
    }
    return url
  }

  #make(file: File): Promise<Blob | undefined> {
    this.#worker ??= new Worker(new URL('./thumbnail-worker.ts', import.meta.url), { type: 'module' })
    const worker = this.#worker
    const over = new AbortController()
    return new Promise<Blob | undefined>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ThumbnailAnswer>) => resolve(data.picture), over)
      // Without a worker there are no small pictures from here; the server's are shown.
      worker.addEventListener('error', () => resolve(undefined), over)
      worker.postMessage({ file } satisfies ThumbnailOrder)
    }).finally(() => over.abort())
  }
}
