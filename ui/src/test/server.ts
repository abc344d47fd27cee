import { setupServer } from 'msw/node'

/** The backend of a test: it answers what the test tells it to, and a request that nobody expects fails the test. */
export const server = setupServer()
