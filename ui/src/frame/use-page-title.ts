import { useMatches } from '@tanstack/react-router'

/** What the page is called that is open: the innermost route that says so. */
export function usePageTitle(): string {
  return useMatches().findLast(({ staticData }) => staticData.title !== undefined)?.staticData.title ?? ''
}
