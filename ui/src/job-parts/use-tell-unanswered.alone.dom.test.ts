import { renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { toasts } from '@/components/toasts'
import { useTellUnanswered } from './use-tell-unanswered'

vi.mock('@/api/use-user-id', () => ({ useUserId: () => 'ada' }))

const hook = (isPending: boolean) => renderHook((now: { isPending: boolean }) => useTellUnanswered(now.isPending), { initialProps: { isPending } })
const endPage = () => dispatchEvent(new Event('pagehide'))

it('tells once of a submission that was on its way when the page ended', () => {
  hook(true)
  endPage()
  hook(false)
  hook(false)
  expect(toasts.get()).toMatchObject([{ text: expect.stringContaining('before Lightmill had answered') as string, isFailure: true }])
})

it('says nothing where none was on its way, or where the answer came after all', () => {
  hook(false)
  endPage()
  const { rerender } = hook(true)
  endPage()
  rerender({ isPending: false })
  hook(false)
  expect(toasts.get()).toEqual([])
})
