import { toast, toastProblem } from '@/components/toasts'
import { Store } from '@/store'
import { idOf, isUnderWay, type UploadFile } from './file'
import { chosen, dropped, type Given, readAgain } from './gather'
import type { Ports } from './ports'
import { Shelf } from './shelf'
import { Thumbnails } from './thumbnails'
import { Uploader } from './uploader'

/** A change is kept at once, those that follow it soon are kept together after this time. */
const KEPT_EACH_MS = 500

type Permission = 'granted' | 'denied' | 'prompt'
const GRANTED: Permission = 'granted'
const DENIED: Permission = 'denied'

interface AskableHandle extends FileSystemHandle {
  queryPermission?: (what: { mode: 'read' }) => Promise<Permission>
  requestPermission?: (what: { mode: 'read' }) => Promise<Permission>
}

/** Takes ids of files that are about to come onto the list. */
export type Claim = (ids: string[]) => void

/**
 * The pictures of one page: its uploader, and what makes it survive a reload. Where the browser keeps handles of folders they are read
 * again by themselves or after one click ({@link asks}); elsewhere somebody chooses the folder again, and its files are known by path, size
 * and time.
 */
export class UploadList {
  readonly uploader: Uploader
  readonly thumbnails: Thumbnails
  /** Names of folders that may be read again as soon as somebody allows it. */
  readonly asks = new Store<readonly string[]>([])
  readonly #shelf: Shelf
  #handles: AskableHandle[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #isChanged = false

  constructor(userId: string, name: string, ports: Ports) {
    this.uploader = new Uploader(ports)
    this.#shelf = new Shelf(userId, name)
    this.thumbnails = new Thumbnails(this.#shelf)
    void this.#restore()
  }

  /** To be called while the event of the drop is handled. `claim` is told what comes, before it is on the list. */
  drop(transfer: DataTransfer, claim?: Claim): void {
    const { files, handles } = dropped(transfer)
    void files.then((given) => this.#take(given, claim), toastProblem)
    void handles.then((more) => this.#remember(more)).catch(() => {}) // Then the folder is asked for by name.
  }

  choose(files: Iterable<File>, claim?: Claim): void {
    this.#take(chosen(files), claim)
  }

  #take(given: readonly Given[], claim: Claim | undefined) {
    claim?.(given.map(({ file, path }) => idOf({ path, bytes: file.size, modified: file.lastModified })))
    void this.uploader.add(given)
  }

  /** A folder that was picked by handle. */
  async pick(handle: FileSystemHandle, claim?: Claim): Promise<void> {
    try {
      await this.#remember([handle])
      this.#take(await readAgain(handle), claim)
    } catch {
      toast(`The folder ${handle.name} could not be read. Drop it onto the page instead.`, { isFailure: true })
    }
  }

  /** Asks the browser's user for the folders; to be called on a press. */
  async allow(): Promise<void> {
    const answers = await Promise.all(this.#handles.map((handle) => handle.requestPermission?.({ mode: 'read' }).catch(() => DENIED) ?? Promise.resolve(DENIED)))
    this.asks.set([])
    await this.#readAgain(this.#handles.filter((_, place) => answers[place] === 'granted'))
  }

  /**
   * All are taken off the list.
   *
   * @return takes it back
   */
  clear(): () => void {
    const bringBack = this.uploader.remove(new Set(this.uploader.files.get().map(({ id }) => id)))
    const [handles, asks] = [this.#handles, this.asks.get()]
    this.#hold([], [])
    return () => {
      bringBack()
      this.#hold([...handles, ...this.#handles], asks)
    }
  }

  #hold(handles: AskableHandle[], asks: readonly string[]) {
    this.#handles = handles
    this.asks.set(asks)
    void this.#shelf.keepHandles(handles).catch(() => {}) // Without storage they live as long as the page.
  }

  async #restore(): Promise<void> {
    const files = await this.#shelf.files().catch(() => [])
    if (files.length > 0) this.uploader.restore(files)
    this.#keepFromNowOn()
    if (files.length === 0) return
    // Others may have been dropped meanwhile.
    await this.#remember(await this.#shelf.handles().catch(() => []))
    if (!files.some(isUnderWay)) return
    const permissions = await Promise.all(this.#handles.map((handle) => handle.queryPermission?.({ mode: 'read' }) ?? Promise.resolve(GRANTED)))
    await this.#readAgain(this.#handles.filter((_, place) => permissions[place] === 'granted'))
    this.asks.set(this.#handles.filter((_, place) => permissions[place] === 'prompt').map(({ name }) => name))
  }

  /** Only what is on the list: whoever put more into the folder meanwhile drops it again. */
  async #readAgain(handles: readonly FileSystemHandle[]) {
    const given = (await Promise.all(handles.map((handle) => readAgain(handle).catch(() => [])))).flat()
    await this.uploader.add(given.filter(isOn(this.uploader.files.get())))
  }

  async #remember(more: readonly FileSystemHandle[]) {
    for (const handle of more) {
      const same = await Promise.all(this.#handles.map((each) => each.isSameEntry(handle)))
      if (!same.includes(true)) this.#handles.push(handle)
    }
    await this.#shelf.keepHandles(this.#handles).catch(() => {}) // Then the folder is asked for by name.
  }

  #keepSoon() {
    if (this.#timer !== undefined) {
      this.#isChanged = true
      return
    }
    this.#keep()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#isChanged) this.#keepSoon()
    }, KEPT_EACH_MS)
  }

  /**
   * Not before the list is what it was: until then it looks as if all of it were gone. And not only when its folders have been read
   * again: meanwhile somebody may add to it, and leave.
   */
  #keepFromNowOn() {
    this.uploader.files.subscribe(() => this.#keepSoon())
    addEventListener('pagehide', () => this.#leave())
    addEventListener('pageshow', ({ persisted }) => persisted && this.#shelf.comeBack())
  }

  /** Whoever reloads right after the last picture has all of them still: what is begun while a page goes may not be stored any more. */
  #leave() {
    this.uploader.show()
    this.#shelf.leave(this.uploader.files.get())
  }

  #keep() {
    this.#isChanged = false
    void this.#shelf.keep(this.uploader.files.get()).catch(() => {}) // A full disk: the list lives as long as the page.
  }
}

const isOn = (files: readonly UploadFile[]) => {
  const ids = new Set(files.map(({ id }) => id))
  return ({ file, path }: Given) => ids.has(idOf({ path, bytes: file.size, modified: file.lastModified }))
}
