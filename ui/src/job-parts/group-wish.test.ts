import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import type { GroupView } from '@/api/types'
import { someCounts } from '@/test/builders'
import { followed, groupOf, groupWishSchema, noGroup } from './group-wish'

const aGroup = (id: string, name: string): GroupView => ({ id, name, jobs: 1, items: someCounts(), createdAt: '2026-11-21T09:30:00Z' })
const notFound = new Problem('not-found', 'x', undefined, undefined, 404, undefined, new Map())

describe('a group that is wished', () => {
  it('is the one that there is, as soon as one of that name is known', () => {
    const named = [aGroup('1', 'Street scenes'), aGroup('2', 'Streets')]
    expect(followed({ name: ' streets' }, { named })).toEqual({ name: ' streets', id: '2' })
  })

  it('is a new one while there is none of its name', () => {
    const wish = { name: 'Street' }
    expect(followed(wish, { named: [aGroup('2', 'Streets')] })).toBe(wish)
    expect(followed(noGroup, { named: [aGroup('2', 'Streets')] })).toBe(noGroup)
  })

  it('is called as it is called now', () => {
    expect(followed({ name: 'Streets', id: '2' }, { chosen: aGroup('2', 'Roads') })).toEqual({ name: 'Roads', id: '2' })
  })

  it('never changes under the hands of somebody who types', () => {
    const wish = { name: 'streets ', id: '2' }
    expect(followed(wish, { chosen: aGroup('2', 'Streets') })).toBe(wish)
  })

  it('is a name again when the group is not there any more, and no sooner', () => {
    const wish = { name: 'Streets', id: '2' }
    expect(followed(wish, { error: notFound })).toEqual({ name: 'Streets' })
    expect(followed(wish, { error: new TypeError('no network') })).toBe(wish)
  })

  it('is submitted by what is surest', () => {
    expect([groupOf({ name: 'Streets', id: '2' }), groupOf({ name: ' Streets ' }), groupOf({ name: ' ' })]).toEqual([{ groupId: '2' }, { groupName: 'Streets' }, {}])
  })

  it('is read from what was kept, also when that was a name alone', () => {
    const kept = [{ name: 'Streets', id: '2' }, 'Streets', 7]
    expect(kept.map((each) => groupWishSchema.parse(each))).toEqual([{ name: 'Streets', id: '2' }, { name: 'Streets' }, noGroup])
  })
})
