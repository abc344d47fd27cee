import { expect, it } from 'vitest'
import { changed, filterIn, gallerySearch } from './gallery-search'

const [GROUP, ITEM] = ['0197f3a2-7a10-7000-8000-000000000001', '0197f3a2-7a10-7000-8000-000000000002']

it('reads what the address says', () => {
  const search = { groupId: GROUP, mode: 'semi-automatic', engine: 'augment', favourite: true, from: '2026-11-25', item: ITEM }
  expect(gallerySearch(search)).toEqual(search)
})

it('drops what makes no sense', () => {
  expect(gallerySearch({ mode: 'manual', engine: 'magic', favourite: 'yes', rejected: false, from: '2026-13-45', groupId: 7, jobId: 'nonsense', other: 1 })).toEqual({})
})

it('is a filter without the picture', () => expect(filterIn({ jobId: 'j', item: 'i' })).toEqual({ jobId: 'j' }))

it('loses what is taken out of it', () => expect(changed({ jobId: 'j', favourite: true }, { favourite: undefined, to: '2026-11-25' })).toEqual({ jobId: 'j', to: '2026-11-25' }))
