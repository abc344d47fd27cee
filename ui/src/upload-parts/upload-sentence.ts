import { bytes } from '@/format/bytes'
import { count, counted } from '@/format/count'
import type { Tally } from '@/upload/tally'

/** `640 of 1,000 pictures are there, 120 MB of 1.5 GB sent`. */
export function uploadSentence(tally: Tally, isStopped: boolean): string {
  const { all, stored, wereHere, underWay, unread, refused } = tally
  const good = all - refused
  if (underWay === 0) {
    const parts = [stored === good ? counted(good, 'picture') : `${count(stored)} of ${counted(good, 'picture')} ${stored === 1 ? 'is' : 'are'} there`]
    if (wereHere > 0) parts.push(wereHere === stored ? 'all were here already' : `${count(wereHere)} ${wereHere === 1 ? 'was' : 'were'} here already`)
    return parts.join(', ')
  }
  const there = `${count(stored)} of ${counted(good, 'picture')} ${stored === 1 ? 'is' : 'are'} there`
  if (isStopped) return `${there}, the rest is stopped`
  if (unread === underWay) return `Looking through ${counted(unread, 'picture')}`
  return `${there}, ${bytes(tally.sentBytes)} of ${bytes(tally.bytes)} sent`
}
