import { expect, it } from 'vitest'
import { anItem } from '@/test/builders'
import { ratioOf } from './ratio'

const output = anItem().output
const shaped = (width: number, height: number) => anItem({ output: output == null ? null : { ...output, width, height } })

it('is that of the first picture', () => expect(ratioOf([anItem({ output: null }), shaped(1200, 800), shaped(800, 800)])).toBe(1.5))

it('is square before there is one', () => expect(ratioOf([anItem({ output: null })])).toBe(1))

it('never makes strips', () => expect([ratioOf([shaped(4000, 500)]), ratioOf([shaped(500, 4000)])]).toEqual([2, 0.5]))
