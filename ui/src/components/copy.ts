import { toast } from './toasts'

/** Puts text on the clipboard and says so (`what`: "The key is"), on plain http too, where browsers have no clipboard for pages. */
export async function copy(text: string, what: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  const copied = await (clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(copyBySelection(text)))
  toast(copied ? `${what} copied` : 'The browser did not allow it. Select the text and copy it yourself.', { isFailure: !copied })
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside of an open dialog nothing outside of it may be focused.
  const place = document.querySelector('[role=dialog]') ?? document.body
  place.append(field)
  field.select()
  // Deprecated, and the only way without a secure context.
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
