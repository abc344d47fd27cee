import { describe, expect, it } from 'vitest'
import type { ItemState } from '@/api/types'
import { anItem } from '@/test/builders'
import { shownItem } from './shown-item'

const error = { code: 'out-of-memory', message: 'The GPU ran out of memory.', advice: 'Try a smaller size.' } as const
const failed = (state?: ItemState) => anItem({ id: 'a', state: 'failed', output: null, error, retriedBy: state === undefined ? null : { itemId: 'other', jobId: 'j', state } })

describe('a tile', () => {
  it('shows its own picture', () => expect(shownItem(anItem({ id: 'a' }))).toMatchObject({ state: 'completed', previewUrl: '/api/items/a/preview', isStandIn: false }))

  it('shows that it failed', () => expect(shownItem(failed())).toEqual({ itemId: 'a', state: 'failed', isStandIn: false }))

  it('shows how what stands in for it is', () => {
    expect(shownItem(failed('processing'))).toEqual({ itemId: 'other', state: 'processing', isStandIn: true })
    expect(shownItem(failed('completed'))).toMatchObject({ state: 'completed', url: '/api/items/other/output', isStandIn: true })
  })

  it('shows its own failure when the other one failed, too', () => {
    expect(shownItem(failed('failed'))).toEqual({ itemId: 'a', state: 'failed', isStandIn: false })
    expect(shownItem(failed('cancelled'))).toEqual({ itemId: 'a', state: 'failed', isStandIn: false })
  })
})
