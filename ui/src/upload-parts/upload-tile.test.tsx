import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { foundFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'
import { UploadTile } from './UploadTile'

const list = { uploader: { source: () => undefined }, thumbnails: { known: () => undefined, wish: () => () => {} } } as unknown as UploadList
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
