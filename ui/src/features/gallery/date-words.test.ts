import { expect, it } from 'vitest'
import { spanOf, spanWords } from './date-words'

const today = '2026-11-25'

it.each([
  [{}, 'Any time'],
  [{ from: today }, 'Today'],
  [{ from: '2026-11-19' }, 'Last 7 days'],
  [{ from: '2026-11-20' }, 'Since 20 Nov'],
  [{ to: '2025-11-20' }, 'Until 20 Nov 2025'],
  [{ from: '2026-11-20', to: '2026-11-22' }, '20 Nov – 22 Nov'],
  [{ from: '2026-11-20', to: '2026-11-20' }, '20 Nov'],
])('%o is %s', (span, words) => expect(spanWords(span, today)).toBe(words))

it('reaches so many days back', () => expect(spanOf(6, today)).toEqual({ from: '2026-11-19', to: undefined }))
