import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { Store } from '@/store'
import { foundFile, type UploadFile } from '@/upload/file'
import { RestCards } from './RestCards'
import type { Rest } from './rest'
import type { Rests } from './rests'

const lost: UploadFile = { ...foundFile({ path: 'c', bytes: 1, modified: 0 }), stage: { kind: 'vanished' } }
const rest: Rest = { id: 'r', body: { mode: 'automatic' }, files: ['a|1|0', 'b|1|0', lost.id] }

function show(shown: Rest, trouble?: Problem) {
  const rests = { waiting: new Store([shown]), troubles: new Store(new Map(trouble === undefined ? [] : [['r', trouble]])) } as unknown as Rests
  render(<RestCards rests={rests} files={[lost]} />)
  return screen.getByRole('status')
}

it('says how many follow, whatever the list knows of them', () => expect(show(rest)).toHaveTextContent('2 more pictures follow when the last one is there.'))

it('says what it waits for', () =>
  expect(show(rest, new Problem('x', 'Too many requests.', undefined, undefined, 429, 7, new Map()))).toHaveTextContent('2 more pictures follow. Too many requests. It is tried again by itself in 7 s.'))

it('says that it waits for the answer to the first part', () => {
  const first = { key: 'k', inputs: [{ sha256: '1' }, { sha256: '2' }] }
  expect(show({ ...rest, first })).toHaveTextContent('2 more pictures follow as soon as Lightmill has answered for the first 2.')
})

it('counts no first part of one', () => {
  const first = { key: 'k', inputs: [{ sha256: '1' }] }
  expect(show({ ...rest, first })).toHaveTextContent('2 more pictures follow as soon as Lightmill has answered for the first.')
})

it('says what has become of the first part', () => {
  const first = { key: 'k', inputs: [{ sha256: '1' }] }
  expect(show({ ...rest, first, fault: 'Too large.' })).toHaveTextContent('What was sent first was refused, so that nothing follows: Too large.')
})

it('offers to try again what was refused for good', () => {
  expect(show({ ...rest, fault: 'Too large.' })).toHaveTextContent('The rest was refused: Too large.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})
