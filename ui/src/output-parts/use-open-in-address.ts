import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'

/**
 * The picture that the lightbox shows, kept in the address: it can be sent, and "back" closes it. The first one that is opened is a step
 * in the history, walking on replaces it, and closing goes back to where one came from.
 *
 * @param itemId as the address has it
 * @param write puts it there, as a step of its own or in place of the last one
 */
export function useOpenInAddress(itemId: string | undefined, write: (itemId: string | undefined, replace: boolean) => void) {
  const { history } = useRouter()
  const isOwnStep = useRef(false)
  const open = (next: string | undefined) => {
    if (next === itemId) return
    if (next !== undefined) {
      if (itemId === undefined) isOwnStep.current = true
      write(next, itemId !== undefined)
    } else if (isOwnStep.current) {
      isOwnStep.current = false
      history.back()
    } else {
      write(undefined, true)
    }
  }
  return [itemId, open] as const
}
