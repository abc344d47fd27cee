import { isUnderWay, type UploadFile } from './file'

/** A list in figures. */
export interface Tally {
  all: number
  /** They may be used. */
  stored: number
  /** Of these, they need not be sent. */
  wereHere: number
  /** Not hashed yet. */
  unread: number
  /** On their way, the unread included. */
  underWay: number
  /** Of these, the page cannot read them until their folder is given again. */
  away: number
  refused: number
  failed: number
  vanished: number
  /** Bytes of all that are or were to be sent, and those of them that were. */
  bytes: number
  sentBytes: number
}

export function tally(files: readonly UploadFile[]): Tally {
  const sum = { all: files.length, stored: 0, wereHere: 0, unread: 0, underWay: 0, away: 0, refused: 0, failed: 0, vanished: 0, bytes: 0, sentBytes: 0 }
  for (const file of files) count(sum, file)
  return sum
}

function count(sum: Tally, file: UploadFile) {
  const { stage, bytes } = file
  if (isUnderWay(file)) {
    sum.underWay += 1
    sum.bytes += bytes
    if (file.isAway && stage.kind !== 'uploaded') sum.away += 1
  }
  switch (stage.kind) {
    case 'found':
      sum.unread += 1
      break
    case 'uploading':
      sum.sentBytes += bytes * stage.sent
      break
    case 'uploaded':
      sum.sentBytes += bytes
      break
    case 'stored':
      sum.stored += 1
      if (stage.wasHere) sum.wereHere += 1
      else {
        sum.bytes += bytes
        sum.sentBytes += bytes
      }
      break
    case 'refused':
    case 'failed':
    case 'vanished':
      sum[stage.kind] += 1
      break
    case 'hashed':
      break
  }
}
