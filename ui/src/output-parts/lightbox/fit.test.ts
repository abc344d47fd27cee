import { expect, it } from 'vitest'
import { fit, scrollTo } from './fit'

const stage = { width: 1000, height: 500 }

it('makes a picture as large as it goes', () => {
  expect(fit({ width: 400, height: 100 }, stage)).toEqual({ left: 0, top: 125, width: 1000, height: 250 })
  expect(fit({ width: 3000, height: 3000 }, stage)).toEqual({ left: 250, top: 0, width: 500, height: 500 })
})

it('keeps what was pointed at where it was', () => {
  const picture = { width: 3000, height: 3000 }
  const fitted = fit(picture, stage)
  expect(scrollTo({ x: 500, y: 250 }, fitted, picture)).toEqual({ left: 1000, top: 1250 })
  expect(scrollTo({ x: 250, y: 0 }, fitted, picture)).toEqual({ left: -250, top: 0 })
  expect(scrollTo({ x: 0, y: 500 }, fitted, picture)).toEqual({ left: 0, top: 2500 })
})
