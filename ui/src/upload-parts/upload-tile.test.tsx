import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { foundFile, type Stage, type UploadFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'
import { UploadTile } from './UploadTile'

const list = { uploader: { source: () => undefined, remove: () => {} }, thumbnails: { known: () => undefined, wish: () => () => {} } } as unknown as UploadList
const files = ['a', 'b', 'c'].map((path) => foundFile({ path, bytes: 1, modified: 0 }))

/** Each tile is made anew where it moves to, as in a grid. */
function Tiles() {
  const [shown, setShown] = useState(files)
  return (
    <>
      {shown.map((file, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- A place of the grid.
        <div key={place}>
          <UploadTile key={file.id} file={file} list={list} onRemove={() => setShown(shown.filter((each) => each !== file))} />
        </div>
      ))}
      <button type="button" data-adds>
        Add
      </button>
    </>
  )
}

it('leaves the keyboard at the next one, then at the one before, at last where more are added', async () => {
  render(<Tiles />)
  const takeOff = (name: string) => screen.getByRole('button', { name: `Take off ${name}` })
  takeOff('b').focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(takeOff('c')).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(takeOff('a')).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Add' })).toHaveFocus())
})

it('keeps its picture’s button readable in light and dark', () => {
  render(<UploadTile file={files[0] ?? foundFile({ path: 'a', bytes: 1, modified: 0 })} list={list} />)
  expect(screen.getByRole('button', { name: 'Take off a' })).not.toHaveClass('hover:bg-raised')
})

const tile = (stage: Stage, isAway = false) => {
  const file: UploadFile = { ...foundFile({ path: 'cats/a.png', bytes: 1, modified: 0 }), stage, isAway }
  render(<UploadTile file={file} list={list} />)
  return within(screen.getByRole('figure'))
}

it('says why it is not taken', () => expect(tile({ kind: 'refused', reason: 'It is cut off.' }).getByText('It is cut off.')).toBeVisible())

it('says on a scrim that it is gone, and which one it is', () => {
  const gone = tile({ kind: 'vanished' })
  expect(gone.getByText('It is not on the disk any more.').parentElement).toHaveClass('bg-black/65', 'text-white')
  expect(gone.getByText('a.png')).not.toHaveClass('opacity-0')
})

it('says that the server had it already, which nobody else needs to know', () => {
  expect(tile({ kind: 'stored', sha256: '1', wasHere: true }).getByText('already here')).toBeVisible()
})

it('says nothing of what was sent', () => expect(tile({ kind: 'stored', sha256: '1', wasHere: false }).queryByText('already here')).toBeNull())

it('shows how far it has come', () => {
  expect(tile({ kind: 'uploading', sha256: '1', sent: 0.5 }).getByRole('progressbar', { name: 'cats/a.png is on its way' })).toHaveAttribute('aria-valuenow', '50')
})

it('says that its folder is needed again', () => expect(tile({ kind: 'hashed', sha256: '1' }, true).getByText('Its folder is needed again.')).toBeVisible())

it('is taken off the list', async () => {
  const remove = vi.spyOn(list.uploader, 'remove')
  await userEvent.click(tile({ kind: 'found' }).getByRole('button', { name: 'Take off a.png' }))
  expect(remove).toHaveBeenCalledExactlyOnceWith(new Set(['cats/a.png|1|0']))
})
