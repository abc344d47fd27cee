import type { QueryClient } from '@tanstack/react-query'
import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { Skeleton } from '@/components/Skeleton'
import type { Problem } from '@/api/problem'
import { NotFound } from './NotFound'
import { PageError } from './PageError'
import { routes } from './routes'

interface Surroundings {
  client: QueryClient
  /** Why the link that somebody came with did not sign them in. */
  linkProblem: Problem | undefined
  /** Left out: the browser's own. */
  history?: RouterHistory
}

/** What leads from page to page. A page that breaks is told in its place: the frame around it, with the queue, stays. */
export function newRouter({ client, linkProblem, history }: Surroundings) {
  return createRouter({
    routeTree: routes,
    context: { client, linkProblem },
    ...(history && { history }),
    defaultPreload: 'intent',
    // A page's data is the query cache's affair.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: PageIsComing,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
}

function PageIsComing() {
  return (
    <div role="status" aria-label="The page is loading" className="p-4 md:p-6">
      <Skeleton className="h-40 w-full" />
    </div>
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
