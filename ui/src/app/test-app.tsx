import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { newQueryClient } from '@/api/query-client'
import type { Problem } from '@/api/problem'
import { server } from '@/test/server'
import { handlersOf } from '../../mock/handlers.ts'
import { Mill } from '../../mock/mill.ts'
import { newRouter } from './new-router'

interface Opened {
  mill: Mill
  client: QueryClient
  user: ReturnType<typeof userEvent.setup>
  /** The address now. */
  at: () => string
}

/** Opens the whole app at an address, over a pretended mill. */
export function open(path: string, { mill = new Mill(), linkProblem }: { mill?: Mill; linkProblem?: Problem } = {}): Opened {
  server.use(...handlersOf(mill))
  const client = newQueryClient()
  client.setDefaultOptions({ queries: { retry: false, staleTime: 10_000 } })
  const history = createMemoryHistory({ initialEntries: [path] })
  const router = newRouter({ client, linkProblem, history })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { mill, client, user: userEvent.setup(), at: () => history.location.href }
}
