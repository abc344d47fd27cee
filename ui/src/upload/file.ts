/**
 * How far a file has come:
 *
 * ```
 * found → hashed → uploading → uploaded → stored
 *             ↘ stored (it was there already)
 * ```
 *
 * and from anywhere before `stored`: `refused` (it is not accepted, for good), `failed` (it may be tried again) or `vanished` (the
 * disk has it no more).
 */
export type Stage =
  | { readonly kind: 'found' }
  | { readonly kind: 'hashed'; readonly sha256: string }
  /** `sent` goes from 0 to 1. */
  | { readonly kind: 'uploading'; readonly sha256: string; readonly sent: number }
  /** All bytes were sent, and the picture is not checked yet. */
  | { readonly kind: 'uploaded'; readonly sha256: string }
  /** It may be used. `wasHere`: nothing had to be sent. */
  | { readonly kind: 'stored'; readonly sha256: string; readonly wasHere: boolean }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly sha256: string | undefined; readonly reason: string }
  | { readonly kind: 'vanished' }

/** One file of a list. */
export interface UploadFile {
  /** Path, size and time: by these it is found again after the page was loaded anew. */
  readonly id: string
  /** Below the folder that was chosen, that folder's name included; the name of a single file. */
  readonly path: string
  readonly bytes: number
  /** When it was last changed, in ms since 1970. */
  readonly modified: number
  readonly stage: Stage
  /** The page was loaded anew and cannot read it until its folder is given again. */
  readonly isAway: boolean
}

/** What is known of a file before anything was done with it. */
export type FoundFile = Pick<UploadFile, 'path' | 'bytes' | 'modified'>

export const idOf = ({ path, bytes, modified }: FoundFile): string => `${path}|${bytes}|${modified}`

export const foundFile = (file: FoundFile): UploadFile => ({ ...file, id: idOf(file), stage: { kind: 'found' }, isAway: false })

/** The hash of its bytes, once that is known. */
export const sha256Of = ({ stage }: Pick<UploadFile, 'stage'>): string | undefined => ('sha256' in stage ? stage.sha256 : undefined)

/** Whether it still wants to get somewhere. */
export const isUnderWay = ({ stage }: Pick<UploadFile, 'stage'>): boolean =>
  stage.kind === 'found' || stage.kind === 'hashed' || stage.kind === 'uploading' || stage.kind === 'uploaded'

/** A picture that the server has, of which this page knows no more than its hash and what it is called. */
export const storedFile = (sha256: string, name: string = sha256.slice(0, 12)): UploadFile => ({
  ...foundFile({ path: name, bytes: 0, modified: 0 }),
  id: `${name}|${sha256}`,
  stage: { kind: 'stored', sha256, wasHere: true },
})
