import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Claim, UploadList } from '@/upload/upload-list'
import { ChooseButtons } from './ChooseButtons'

const pictures = [new File(['1'], 'cat.png', { type: 'image/png' })]

function show(claim: Claim) {
  const choose = vi.fn<UploadList['choose']>()
  const list = { choose } as unknown as UploadList
  const shown = render(<ChooseButtons list={list} claim={claim} />)
  return { ...shown, choose, list, input: screen.getByLabelText('Pictures') }
}

it('takes what is chosen for whoever is meant now', () => {
  const [before, now] = [vi.fn<Claim>(), vi.fn<Claim>()]
  const { input, list, choose, rerender } = show(before)
  rerender(<ChooseButtons list={list} claim={now} />)
  fireEvent.change(input, { target: { files: pictures } })
  expect(choose).toHaveBeenCalledExactlyOnceWith(pictures, now)
})

it('takes what is chosen when its button went away while the dialog was open', () => {
  const claim = vi.fn<Claim>()
  const { input, choose, unmount } = show(claim)
  unmount()
  fireEvent.change(input, { target: { files: pictures } })
  expect(choose).toHaveBeenCalledExactlyOnceWith(pictures, claim)
})
