import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '@/api/problem'
import { sessionQuery, signIn } from '@/api/queries/session'
import { newQueryClient } from '@/api/query-client'
import { keyInLink, takeKeyFromLink } from './key-link'
import { routes } from './routes'

const client = newQueryClient()

const router = createRouter({
  routeTree: routes,
  context: { client, linkProblem: undefined },
  defaultPreload: 'intent',
  // A page's data is the query cache's affair.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** Shows the page; a sign-in link signs in first, whoever is signed in already. */
export async function start(place: HTMLElement): Promise<void> {
  const key = takeKeyFromLink()
  if (key !== undefined) {
    try {
      client.setQueryData(sessionQuery().queryKey, await signIn(key))
    } catch (thrown) {
      client.setQueryData(sessionQuery().queryKey, null)
      router.update({ ...router.options, context: { client, linkProblem: Problem.from(thrown) } })
    }
  }
  // A link that is followed while the page is open changes the fragment only.
  addEventListener('hashchange', () => {
    if (keyInLink(location.hash) !== undefined) location.reload()
  })
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
