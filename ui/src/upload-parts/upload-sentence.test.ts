import { expect, it } from 'vitest'
import type { Tally } from '@/upload/tally'
import { uploadSentence } from './upload-sentence'

const tally = (facts: Partial<Tally>): Tally => ({ all: 0, stored: 0, wereHere: 0, unread: 0, underWay: 0, away: 0, refused: 0, failed: 0, vanished: 0, bytes: 0, sentBytes: 0, ...facts })

it.each([
  [tally({ all: 3, unread: 3, underWay: 3 }), false, 'Looking through 3 pictures'],
  [tally({ all: 1002, refused: 2, stored: 640, underWay: 360, bytes: 1_500_000_000, sentBytes: 960_000_000 }), false, '640 of 1,000 pictures are there, 960 MB of 1.5 GB sent'],
  [tally({ all: 10, stored: 4, underWay: 6 }), true, '4 of 10 pictures are there, the rest is stopped'],
  [tally({ all: 10, stored: 10 }), false, '10 pictures'],
  [tally({ all: 10, stored: 10, wereHere: 3 }), false, '10 pictures, 3 were here already'],
  [tally({ all: 10, stored: 10, wereHere: 10 }), false, '10 pictures, all were here already'],
  [tally({ all: 10, stored: 9, failed: 1 }), false, '9 of 10 pictures are there'],
])('says how far a list is', (figures, isStopped, sentence) => expect(uploadSentence(figures, isStopped)).toBe(sentence))
