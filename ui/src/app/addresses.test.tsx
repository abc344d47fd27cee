import { screen, waitFor } from '@testing-library/react'
import { http } from 'msw'
import { expect, it } from 'vitest'
import { server } from '@/test/server'
import { problem } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

it.each([
  ['/gallery?from=yesterday', '/gallery'],
  ['/gallery?engine=nonsense&favourite=true', '/gallery?favourite=true'],
  ['/gallery?groupId=nonsense&jobId=7', '/gallery'],
  ['/jobs?mode=x&status=failed', '/jobs?status=failed'],
  ['/jobs?groupId=nonsense', '/jobs'],
])('of %s only what makes sense is left', async (address, left) => {
  const asked: string[] = []
  const mill = new Mill()
  const { at } = open(address, { mill })
  server.use(...['*/api/jobs', '*/api/outputs'].map((path) => http.get(path, ({ request }) => void asked.push(new URL(request.url).search))))
  await waitFor(() => expect(at()).toBe(left))
  await waitFor(() => expect(asked.length).toBeGreaterThan(0))
  expect(asked.filter((search) => /yesterday|nonsense|mode=x/.test(search))).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})

it('what makes no sense is dropped behind the sign-in, too', async () => {
  const mill = new Mill()
  mill.isSignedIn = false
  const { user, at } = open('/sign-in?next=%2Fgallery%3Ffrom%3Dyesterday%26favourite%3Dtrue', { mill })
  await user.type(await screen.findByLabelText('Key'), 'lm_9f2k7d1c_secret{Enter}')
  await waitFor(() => expect(at()).toBe('/gallery?favourite=true'))
  expect(await screen.findByRole('button', { name: 'Any time' })).toBeVisible()
})

it('a list of jobs that is refused leads to all jobs', async () => {
  const mill = new Mill()
  const { user, at } = open(`/jobs?groupId=${mill.jobs[0]?.groupId}`, { mill })
  server.use(http.get('*/api/jobs', ({ request }) => (request.url.includes('groupId') ? problem('not-found', 404, 'There is no such thing, or it is not yours.') : undefined)))
  await user.click(await screen.findByRole('button', { name: 'Show all jobs' }))
  await waitFor(() => expect(at()).toBe('/jobs'))
  expect((await screen.findAllByRole('listitem')).length).toBeGreaterThan(0)
})

it('a gallery that is refused says no number', async () => {
  open('/gallery')
  server.use(http.get('*/api/outputs', () => problem('invalid-request', 422, 'A field is missing, too long, or out of bounds.')))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(screen.queryByText('0 images')).toBeNull()
})
