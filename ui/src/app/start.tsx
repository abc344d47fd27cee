import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '@/api/problem'
import { sessionQuery, signIn } from '@/api/queries/session'
import { newQueryClient } from '@/api/query-client'
import { keyInLink, takeKeyFromLink } from './key-link'
import { newRouter } from './new-router'

const client = newQueryClient()

/** Why the link did not sign in; undefined when it did, or when there was none. */
async function signInByLink(): Promise<Problem | undefined> {
  const key = takeKeyFromLink()
  if (key === undefined) return undefined
  try {
    client.setQueryData(sessionQuery().queryKey, await signIn(key))
    return undefined
  } catch (thrown) {
    client.setQueryData(sessionQuery().queryKey, null)
    return Problem.from(thrown)
  }
}

/** Shows the page; a sign-in link signs in first, whoever is signed in already. */
export async function start(place: HTMLElement): Promise<void> {
  const router = newRouter({ client, linkProblem: await signInByLink() })
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
