import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Store, useStore } from '@/store'

/** What the page is called that is open: the innermost route that says so. */
export function usePageTitle(): string {
  return useMatches().findLast(({ staticData }) => staticData.title !== undefined)?.staticData.title ?? ''
}

const name = new Store<string | undefined>(undefined)

/** Names what the page that is open is about, as soon as that is known: one tab is told from another by it. */
export function usePageName(now: string | undefined): void {
  useEffect(() => {
    name.set(now)
    return () => name.set(undefined)
  }, [now])
}

/** What the browser calls the page: what it is about, else what it is. */
export function useDocumentTitle(): string {
  const title = usePageTitle()
  return useStore(name) ?? title
}
