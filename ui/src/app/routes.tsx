import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { belongTo } from '@/api/page-owner'
import { sessionQuery } from '@/api/queries/session'
import type { Problem } from '@/api/problem'
import { automaticSearch } from '@/features/automatic/automatic-search'
import { gallerySearch } from '@/features/gallery/gallery-search'
import { groupSearch } from '@/features/groups/groups-search'
import { jobsSearch } from '@/features/jobs/jobs-search'
import { semiAutomaticSearch } from '@/features/semi-automatic/semi-automatic-search'
import { signInSearch } from '@/features/sign-in/sign-in-search'
import { Frame } from '@/frame/Frame'
import { only } from './only'

interface RouteContext {
  client: QueryClient
  /** Why the link that somebody came with did not sign them in. */
  linkProblem: Problem | undefined
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the top bar calls the page. */
    title?: string
  }
}

const root = createRootRouteWithContext<RouteContext>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: only(signInSearch),
  component: lazyRouteComponent(() => import('@/features/sign-in/SignInPage'), 'SignInPage'),
})

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery())
    if (session === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    belongTo(session.userId)
    return { session }
  },
  component: function Framed() {
    return <Frame session={frame.useRouteContext().session} />
  },
})

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'Home' },
  component: lazyRouteComponent(() => import('@/features/home/HomePage'), 'HomePage'),
})

const automatic = createRoute({
  getParentRoute: () => frame,
  path: '/automatic',
  staticData: { title: 'Automatic' },
  validateSearch: only(automaticSearch),
  component: lazyRouteComponent(() => import('@/features/automatic/AutomaticPage'), 'AutomaticPage'),
})

const semiAutomatic = createRoute({
  getParentRoute: () => frame,
  path: '/semi-automatic',
  staticData: { title: 'Semi-Automatic' },
  validateSearch: only(semiAutomaticSearch),
  component: lazyRouteComponent(() => import('@/features/semi-automatic/SemiAutomaticPage'), 'SemiAutomaticPage'),
})

const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/jobs',
  staticData: { title: 'Jobs' },
  validateSearch: only(jobsSearch),
  component: lazyRouteComponent(() => import('@/features/jobs/JobsPage'), 'JobsPage'),
})

const job = createRoute({
  getParentRoute: () => frame,
  path: '/jobs/$jobId',
  staticData: { title: 'Jobs' },
  component: lazyRouteComponent(() => import('@/features/jobs/JobPage'), 'JobPage'),
})

const groups = createRoute({
  getParentRoute: () => frame,
  path: '/groups',
  staticData: { title: 'Groups' },
  component: lazyRouteComponent(() => import('@/features/groups/GroupsPage'), 'GroupsPage'),
})

const group = createRoute({
  getParentRoute: () => frame,
  path: '/groups/$groupId',
  staticData: { title: 'Groups' },
  validateSearch: only(groupSearch),
  component: lazyRouteComponent(() => import('@/features/groups/GroupPage'), 'GroupPage'),
})

const gallery = createRoute({
  getParentRoute: () => frame,
  path: '/gallery',
  staticData: { title: 'Gallery' },
  validateSearch: only(gallerySearch),
  component: lazyRouteComponent(() => import('@/features/gallery/GalleryPage'), 'GalleryPage'),
})

const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  staticData: { title: 'Account' },
  component: lazyRouteComponent(() => import('@/features/account/AccountPage'), 'AccountPage'),
})

/** All pages. A new one is a route here, a line in frame/places.ts, and a folder in features. */
export const routes = root.addChildren([signIn, frame.addChildren([home, automatic, semiAutomatic, jobs, job, groups, group, gallery, account])])
