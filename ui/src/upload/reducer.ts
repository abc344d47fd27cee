import { type FoundFile, foundFile, idOf, isUnderWay, sha256Of, type Stage, type UploadFile } from './file'

/** What happens to a file. */
export type Step =
  | { readonly kind: 'hashed'; readonly sha256: string }
  | { readonly kind: 'sent'; readonly part: number }
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'stored'; readonly wasHere: boolean }
  /** The server does not have it, or no more. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'vanished' }
  /** Somebody wants it tried again. */
  | { readonly kind: 'again' }

export type Action =
  /** Files were chosen; those that are in the list already can be read again now. */
  | { readonly kind: 'found'; readonly files: readonly FoundFile[] }
  /** The list as it was before the page was loaded anew. */
  | { readonly kind: 'restored'; readonly files: readonly UploadFile[] }
  | { readonly kind: 'file'; readonly id: string; readonly step: Step }
  /** The same for each file with these bytes: a folder may hold a picture twice. */
  | { readonly kind: 'content'; readonly sha256: string; readonly step: Step }
  | { readonly kind: 'removed'; readonly ids: ReadonlySet<string> }

type Files = readonly UploadFile[]

/** The list after these actions, by path. What does not change stays the same object. */
export function reduce(files: Files, actions: readonly Action[]): Files {
  const draft = new Draft(files)
  for (const action of actions) draft.apply(action)
  return draft.files()
}

/** A list that is being changed. */
class Draft {
  readonly #files: Map<string, UploadFile>
  readonly #byContent = new Map<string, Set<string>>()
  #isUnsorted = false

  constructor(files: Files) {
    this.#files = new Map(files.map((file) => [file.id, file]))
    for (const file of files) this.#index(file)
  }

  files(): Files {
    const files = [...this.#files.values()]
    return this.#isUnsorted ? files.toSorted(byPath) : files
  }

  apply(action: Action): void {
    switch (action.kind) {
      case 'found':
        for (const found of action.files) this.#found(found)
        break
      case 'restored':
        for (const file of action.files) if (!this.#files.has(file.id)) this.#add({ ...file, isAway: isUnderWay(file) })
        break
      case 'file':
        this.#step(action.id, action.step)
        break
      case 'content':
        for (const id of this.#byContent.get(action.sha256) ?? []) this.#step(id, action.step)
        break
      case 'removed':
        for (const id of action.ids) this.#files.delete(id)
        break
    }
  }

  #found(found: FoundFile) {
    const known = this.#files.get(idOf(found))
    if (known === undefined) this.#add(foundFile(found))
    else this.#files.set(known.id, { ...known, isAway: false, stage: known.stage.kind === 'vanished' ? { kind: 'found' } : known.stage })
  }

  #step(id: string, step: Step) {
    const file = this.#files.get(id)
    if (file === undefined) return
    const stage = next(file.stage, step)
    if (stage === file.stage) return
    const changed = { ...file, stage }
    this.#files.set(id, changed)
    this.#index(changed)
  }

  #add(file: UploadFile) {
    this.#files.set(file.id, file)
    this.#index(file)
    this.#isUnsorted = true
  }

  #index(file: UploadFile) {
    const sha256 = sha256Of(file)
    if (sha256 === undefined) return
    const ids = this.#byContent.get(sha256) ?? new Set()
    this.#byContent.set(sha256, ids.add(file.id))
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** As people count: picture 2 comes before picture 10. */
const byPath = (a: UploadFile, b: UploadFile): number => collator.compare(a.path, b.path)

/** Where a step leads from a stage; the stage itself where it leads nowhere, because the word comes late. */
export function next(stage: Stage, step: Step): Stage {
  const sha256 = 'sha256' in stage ? stage.sha256 : undefined
  switch (step.kind) {
    case 'hashed':
      return stage.kind === 'found' ? { kind: 'hashed', sha256: step.sha256 } : stage
    case 'sent':
      return stage.kind === 'hashed' || stage.kind === 'uploading' ? { kind: 'uploading', sha256: stage.sha256, sent: step.part } : stage
    case 'uploaded':
      return stage.kind === 'hashed' || stage.kind === 'uploading' ? { kind: 'uploaded', sha256: stage.sha256 } : stage
    case 'stored':
      return sha256 !== undefined && stage.kind !== 'stored' ? { kind: 'stored', sha256, wasHere: step.wasHere } : stage
    case 'missing':
      return sha256 !== undefined && stage.kind !== 'hashed' ? { kind: 'hashed', sha256 } : stage
    case 'refused':
      return stage.kind === 'stored' ? stage : { kind: 'refused', reason: step.reason }
    case 'failed':
      return isUnderWay({ stage }) ? { kind: 'failed', sha256, reason: step.reason } : stage
    case 'vanished':
      return isUnderWay({ stage }) || stage.kind === 'failed' ? { kind: 'vanished' } : stage
    case 'again':
      if (stage.kind === 'failed' && stage.sha256 !== undefined) return { kind: 'hashed', sha256: stage.sha256 }
      return stage.kind === 'failed' || stage.kind === 'vanished' ? { kind: 'found' } : stage
  }
}
