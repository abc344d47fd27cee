import { screen } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, it } from 'vitest'
import { server } from '@/test/server'
import { problem } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

function signedOut(): Mill {
  const mill = new Mill()
  mill.isSignedIn = false
  return mill
}

describe('the door', () => {
  it('lets in with a key, and leads to where one wanted to go', async () => {
    const { user, at } = open('/jobs?status=failed', { mill: signedOut() })
    await user.type(await screen.findByLabelText('Key'), 'lm_9f2k7d1c_secret')
    expect(document.title).toBe('Sign in · Lightmill')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByText('All 12 failed')).toBeVisible()
    expect(at()).toBe('/jobs?status=failed')
  })

  it('is kept by a page for its user, and asked for again when somebody else has come in by another tab', async () => {
    const mill = new Mill()
    const { user } = open('/', { mill })
    const groups = await screen.findByRole('link', { name: 'Groups' })
    const said: (string | null)[] = []
    server.use(
      http.get('/api/groups', ({ request }) => {
        said.push(request.headers.get('Lightmill-User'))
        return problem('unauthenticated', 401, 'There is no valid key or session.')
      }),
    )
    await user.click(groups)
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    expect(new Set(said)).toEqual(new Set([mill.session.userId]))
  })

  it('says why a key is not taken, and keeps it', async () => {
    const { user } = open('/', { mill: signedOut() })
    await user.type(await screen.findByLabelText('Key'), 'lm_wrong')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/There is no valid key or session\..*Sign in with a key that is not revoked\./)
    expect(screen.getByLabelText('Key')).toHaveValue('lm_wrong')
  })

  it('says how long to wait after too many keys', async () => {
    const { user } = open('/', { mill: signedOut() })
    server.use(http.post('*/api/session', () => problem('too-many-requests', 429, 'Too many requests.', undefined, { 'Retry-After': '30' })))
    await user.type(await screen.findByLabelText('Key'), 'lm_x')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 30 s')
  })
})
