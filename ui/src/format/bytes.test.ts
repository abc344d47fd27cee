import { expect, it } from 'vitest'
import { bytes } from './bytes'

it.each([
  [0, '0 bytes'],
  [512, '512 bytes'],
  [1024, '1 kB'],
  [150_000, '150 kB'],
  [999_600, '1 MB'],
  [1_507_328, '1.5 MB'],
  [52_428_800, '52 MB'],
  [3_500_000_000, '3.5 GB'],
])('%d is %s', (number, words) => expect(bytes(number)).toBe(words))
