import { expect, it } from 'vitest'
import { changed, filterIn, gallerySearch } from './gallery-search'

it('reads what the address says', () => {
  const search = { groupId: 'g', mode: 'semi-automatic', engine: 'augment', favourite: true, from: '2026-11-25', item: 'i' }
  expect(gallerySearch(search)).toEqual(search)
})

it('drops what makes no sense', () => {
  expect(gallerySearch({ mode: 'manual', engine: 'magic', favourite: 'yes', rejected: false, from: '2026-13-45', groupId: 7, other: 1 })).toEqual({})
})

it('is a filter without the picture', () => expect(filterIn({ jobId: 'j', item: 'i' })).toEqual({ jobId: 'j' }))

it('loses what is taken out of it', () => expect(changed({ jobId: 'j', favourite: true }, { favourite: undefined, to: '2026-11-25' })).toEqual({ jobId: 'j', to: '2026-11-25' }))
