/** A file that somebody gave, and where it lies below the folder that was chosen. */
export interface Given {
  file: File
  path: string
}

/** What was dropped. */
export interface Dropped {
  files: Promise<Given[]>
  /** By which its folders can be read again after the page was loaded anew, where the browser has such. */
  handles: Promise<FileSystemHandle[]>
}

interface WithHandle {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

/** Everything is taken out of a drop before this returns: once the event is over it is empty. The tree of folders is kept. */
export function dropped(transfer: DataTransfer): Dropped {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const handles = items.map((item) => (item as WithHandle).getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null))
  return {
    files: fewAtOnce(entries, ({ entry, file }) => (entry === null ? Promise.resolve(single(file)) : below(entry))),
    handles: Promise.all(handles).then((all) => all.filter((handle) => handle !== null)),
  }
}

/** What was chosen by an input for files or for a folder. */
export const chosen = (files: Iterable<File>): Given[] => [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })).filter(isWanted)

const single = (file: File | null): Given[] => (file === null ? [] : chosen([file]))

async function below(entry: FileSystemEntry): Promise<Given[]> {
  if (isFolder(entry)) {
    return fewAtOnce(await list(entry.createReader()), below)
  }
  const path = entry.fullPath.replace(/^\//, '')
  if (!isWanted({ path })) return []
  const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)))
  return file === null ? [] : [{ file, path }]
}

/** A thousand files that are asked for at once, or in one go, are answered in one piece, in which the page answers nobody. */
const AT_ONCE = 50

async function fewAtOnce<T>(all: readonly T[], gather: (one: T) => Promise<Given[]>): Promise<Given[]> {
  const given: Given[] = []
  for (let from = 0; from < all.length; from += AT_ONCE) {
    given.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(gather))).flat())
    await new Promise((resolve) => setTimeout(resolve))
  }
  return given
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader gives a hundred or so at a time; an empty answer is the end. */
async function list(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) return all
    all.push(...some)
  }
}

interface Folder {
  values: () => AsyncIterable<FileSystemHandle>
}

/** All files below a handle, with the same paths as a drop gives them. */
export async function readAgain(handle: FileSystemHandle, above = ''): Promise<Given[]> {
  const path = `${above}${handle.name}`
  if (handle.kind === 'file') {
    if (!isWanted({ path })) return []
    const file = await (handle as FileSystemFileHandle).getFile().catch(() => null)
    return file === null ? [] : [{ file, path }]
  }
  const all: Given[] = []
  for await (const child of (handle as unknown as Folder).values()) all.push(...(await readAgain(child, `${path}/`)))
  return all
}

/** What systems put into folders for themselves is nobody's picture and not worth a line. */
function isWanted({ path }: Pick<Given, 'path'>): boolean {
  return !path.split('/').some((name) => name.startsWith('.') || /^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name))
}
