import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { Store } from '@/store'
import { foundFile, type Stage, type UploadFile } from '@/upload/file'
import { tally } from '@/upload/tally'
import type { UploadList } from '@/upload/upload-list'
import { Refused } from './Refused'
import { UploadStatus } from './UploadStatus'
import { UploadTrouble } from './UploadTrouble'

const uploader = {
  files: new Store<readonly UploadFile[]>([]),
  trouble: new Store<Problem | undefined>(undefined),
  isStopped: new Store(false),
  stop: vi.fn<() => void>(),
  goOn: vi.fn<() => void>(),
  tryAgain: vi.fn<() => void>(),
  remove: vi.fn<(ids: ReadonlySet<string>) => void>(),
}
const asks = new Store<readonly string[]>([])
const allow = vi.fn<() => Promise<void>>(() => Promise.resolve())
const list = { uploader, asks, allow } as unknown as UploadList

const file = (path: string, stage: Stage, isAway = false): UploadFile => ({ ...foundFile({ path, bytes: 1000, modified: 0 }), stage, isAway })

beforeEach(() => {
  vi.clearAllMocks()
  uploader.trouble.set(undefined)
  uploader.isStopped.set(false)
  asks.set([])
})

it('stops, and goes on', async () => {
  const files = [file('a', { kind: 'uploading', sha256: '1', sent: 0.5 })]
  render(<UploadStatus list={list} tally={tally(files)} />)
  expect(screen.getByRole('progressbar', { name: 'Upload' })).toHaveAttribute('aria-valuenow', '50')
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(uploader.stop).toHaveBeenCalledOnce()
})

it('offers to try again what failed', async () => {
  render(<UploadStatus list={list} tally={tally([file('a', { kind: 'failed', sha256: undefined, reason: 'x' }), file('b', { kind: 'vanished' })])} />)
  await userEvent.click(screen.getByRole('button', { name: 'Try 2 again' }))
  expect(uploader.tryAgain).toHaveBeenCalledOnce()
})

it('lists what is not taken with the reason', async () => {
  render(<Refused files={[file('notes.txt', { kind: 'refused', reason: 'It is no PNG, JPEG or WebP picture.' })]} list={list} />)
  await userEvent.click(screen.getByRole('button', { name: /1 file not taken/ }))
  expect(screen.getByText('notes.txt')).toBeVisible()
  expect(screen.getAllByText('It is no PNG, JPEG or WebP picture.').length).toBeGreaterThan(0)
})

it('says what the upload waits for', () => {
  uploader.trouble.set(new Problem('too-many-requests', 'Too many requests.', undefined, undefined, 429, 7, new Map()))
  render(<UploadTrouble list={list} tally={tally([])} />)
  expect(screen.getByRole('status')).toHaveTextContent('Too many requests. The upload goes on by itself in 7 s.')
})

it('asks for the folder again after a reload, by one press where the browser knows it', async () => {
  const files = [file('cats/a', { kind: 'found' }, true), file('cats/b', { kind: 'hashed', sha256: '1' }, true)]
  const { rerender } = render(<UploadTrouble list={list} tally={tally(files)} />)
  expect(screen.getByRole('status')).toHaveTextContent('before 2 pictures were sent')
  expect(screen.getByRole('button', { name: 'Choose a folder' })).toBeVisible()
  asks.set(['cats'])
  rerender(<UploadTrouble list={list} tally={tally(files)} />)
  await userEvent.click(screen.getByRole('button', { name: 'Read cats again' }))
  expect(allow).toHaveBeenCalledOnce()
})
