/** What can be done in the lightbox. */
export type LightboxAction = 'next' | 'previous' | 'first' | 'last' | 'favourite' | 'reject' | 'undo' | 'info' | 'compare' | 'actual' | 'download' | 'help'

interface LightboxKey {
  keys: readonly string[]
  action: LightboxAction
  label: string
}

/** The keys, in the order in which they are shown. Esc belongs to the dialog. */
export const LIGHTBOX_KEYS: readonly LightboxKey[] = [
  { keys: ['arrowleft'], action: 'previous', label: 'The one before' },
  { keys: ['arrowright'], action: 'next', label: 'The next one' },
  { keys: ['home'], action: 'first', label: 'The first one' },
  { keys: ['end'], action: 'last', label: 'The last one' },
  { keys: ['f', '.'], action: 'favourite', label: 'Favourite' },
  { keys: ['x'], action: 'reject', label: 'Put aside' },
  { keys: ['u'], action: 'undo', label: 'Undo' },
  { keys: ['z'], action: 'actual', label: '1:1' },
  { keys: ['c'], action: 'compare', label: 'Compare with the original' },
  { keys: ['i'], action: 'info', label: 'Details' },
  { keys: ['d'], action: 'download', label: 'Download' },
  { keys: ['?'], action: 'help', label: 'All keys' },
]

/** As a sheet of keys tells them. */
export const TOLD_IN_LIGHTBOX = [
  ...LIGHTBOX_KEYS.flatMap(({ keys, label }) => keys.map((each) => ({ keys: each, label, section: 'A picture that is open' }))),
  { keys: 'escape', label: 'Close', section: 'A picture that is open' },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

export function lightboxAction({ key, ctrlKey, metaKey, altKey }: Pressed): LightboxAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  return LIGHTBOX_KEYS.find(({ keys }) => keys.includes(key.toLowerCase()))?.action
}

/** What a button says on hover. */
export function withKey(action: LightboxAction): string {
  const found = LIGHTBOX_KEYS.find((each) => each.action === action)
  const key = found?.keys[0] ?? ''
  return key.length === 1 ? `${found?.label} (${key.toUpperCase()})` : (found?.label ?? '')
}
