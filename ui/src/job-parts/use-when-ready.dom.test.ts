import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { toasts } from '@/components/toasts'
import { useWhenReady } from './use-when-ready'

const run = vi.fn<(isAhead: boolean) => void>()
beforeEach(() => run.mockClear())
const hook = () => renderHook(({ isReady }) => useWhenReady('form', isReady, run), { initialProps: { isReady: false } })

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

it('tells whoever loads the page anew that nothing is made, once', () => {
  const { result } = hook()
  act(() => result.current.run(false))
  dispatchEvent(new Event('pagehide'))
  hook()
  hook()
  expect(toasts.get()).toMatchObject([{ text: expect.stringContaining('Nothing is made yet') as string, isFailure: true }])
  expect(run).not.toHaveBeenCalled()
})

it('says nothing when nothing waited as the page ended, or when what waited came to be after all', () => {
  const { result, rerender } = hook()
  dispatchEvent(new Event('pagehide'))
  act(() => result.current.run(false))
  // A browser may keep the page as it is, and show it again.
  dispatchEvent(new Event('pagehide'))
  rerender({ isReady: true })
  dispatchEvent(new Event('pagehide'))
  hook()
  expect(run).toHaveBeenCalledOnce()
  expect(toasts.get()).toEqual([])
})

it('tells it once of a page that came back as it was, and was left then', () => {
  const { result, unmount } = hook()
  act(() => result.current.run(false))
  dispatchEvent(new Event('pagehide'))
  unmount()
  hook()
  expect(toasts.get()).toMatchObject([{ text: expect.stringContaining('when you left') as string }])
})
