import { expect, it } from 'vitest'
import { bytes } from './bytes'

it.each([
  [0, '0 bytes'],
  [512, '512 bytes'],
  [1024, '1 kB'],
  [1_507_328, '1.4 MB'],
  [241_172_480, '230 MB'],
  [1_048_000, '1 MB'],
  [3_500_000_000, '3.3 GB'],
])('%d is %s', (number, words) => expect(bytes(number)).toBe(words))
