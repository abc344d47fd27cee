import { screen } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { server } from '@/test/server'
import { handlersOf } from '../../mock/handlers.ts'
import { Mill } from '../../mock/mill.ts'
import { start } from './start'

beforeEach(() => {
  document.body.innerHTML = '<div id="place"></div>'
})

const place = () => document.querySelector<HTMLElement>('#place') ?? document.body

it('a link with a key signs in at once, and the key is gone from the address', async () => {
  const mill = new Mill()
  mill.isSignedIn = false
  server.use(...handlersOf(mill))
  history.replaceState(null, '', '/#key=lm_9f2k7d1c_secret')
  await start(place())
  expect(await screen.findByRole('heading', { name: 'Now' })).toBeVisible()
  expect(location.hash).toBe('')
})
