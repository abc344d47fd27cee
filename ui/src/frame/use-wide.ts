import { useSyncExternalStore } from 'react'

/** From here on the rail has labels and the queue is pinned. */
const WIDE = '(min-width: 1280px)'
/** Below this it is a phone. */
const PHONE = '(max-width: 767px)'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

export const useWide = (): boolean => useMedia(WIDE)

export const usePhone = (): boolean => useMedia(PHONE)
