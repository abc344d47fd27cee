import { expect, it } from 'vitest'
import { priceWords, setsWords, timesWords } from './sum'

const range = (expected: number) => ({ low: expected, expected, high: expected })

it('says what is made', () => {
  expect([timesWords(1000, 2), timesWords(1, 4), timesWords(3, 1)]).toEqual(['1,000 images × 2 = 2,000', '1 image × 4 = 4', '3 images'])
  expect([setsWords(40, 10), setsWords(4, 1)]).toEqual(['40 images · 10 sets', '4 images · 1 set'])
})

it('says price and time as far as they are known', () => {
  expect(priceWords({ priceUsd: range(12.2), seconds: range(1200) })).toEqual(['≈ $12.20', '≈ 20 min'])
  expect(priceWords({ priceUsd: range(0), seconds: null })).toEqual(['no cost'])
  expect(priceWords(undefined)).toEqual([])
})
