import { expect, it } from 'vitest'
import { someCounts } from '@/test/builders'
import { groupLine } from './groups-words'

it.each([
  [{ jobs: 0, items: someCounts({}) }, 'Empty'],
  [{ jobs: 1, items: someCounts({ completed: 1 }) }, '1 job · 1 image'],
  [{ jobs: 3, items: someCounts({ completed: 1240, processing: 8, generated: 2, queued: 90, failed: 14 }) }, '3 jobs · 1,240 images · 100 to be made · 14 failed'],
])('%o', (group, line) => expect(groupLine(group)).toBe(line))
