import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, vi } from 'vitest'
import { signInAgain } from '@/api/sign-in-again'
import { toasts } from '@/components/toasts'
import { quiet } from '@/job-parts/quiet'
import { server } from './server'

// Now, not in beforeAll: openapi-fetch keeps the fetch that is there when its client is made.
server.listen({ onUnhandledRequest: 'error' })

afterEach(() => {
  cleanup()
  toasts.set([])
  signInAgain.state.set('no')
  quiet.keep(0)
  server.resetHandlers()
  localStorage.clear()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

// Pages are loaded when they are opened, which takes a busy machine its time; nothing waits longer than it has to.
configure({ asyncUtilTimeout: 15_000 })

// What jsdom has not.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, {
  ResizeObserver: NoResizeObserver,
  matchMedia: (query: string) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }),
})
Element.prototype.hasPointerCapture = () => false
Element.prototype.scrollIntoView = () => {}
