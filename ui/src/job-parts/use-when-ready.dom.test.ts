import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { toasts } from '@/components/toasts'
import { useWhenReady } from './use-when-ready'

const run = vi.fn<(isAhead: boolean) => void>()
const hook = () => renderHook(({ isReady }) => useWhenReady(isReady, run), { initialProps: { isReady: false } })

it('does what was pressed as soon as it can, and says nothing of it on leaving', () => {
  const { result, rerender, unmount } = hook()
  act(() => result.current.run(true))
  expect(run).not.toHaveBeenCalled()
  rerender({ isReady: true })
  expect(run).toHaveBeenCalledExactlyOnceWith(true)
  unmount()
  expect(toasts.get()).toEqual([])
})

it('tells whoever leaves before that nothing is made', () => {
  const { result, unmount } = hook()
  act(() => result.current.run(false))
  unmount()
  expect(toasts.get()).toMatchObject([{ text: expect.stringContaining('Nothing is made yet') as string, isFailure: true }])
})
