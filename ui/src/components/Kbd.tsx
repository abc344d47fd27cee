const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

const NAMES: Record<string, string> = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  shift: IS_MAC ? '⇧' : 'Shift',
  alt: IS_MAC ? '⌥' : 'Alt',
  click: 'Click',
  space: 'Space',
  enter: '↵',
  escape: 'Esc',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
}

/** Keys as they are pressed: `mod+k`, `shift+?`, `g h` (one after the other). `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(/[ +]/).map((key, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- A chord may be one key twice, and never changes.
        <kbd key={`${place} ${key}`} className="min-w-5 rounded-[4px] border border-line-strong/50 px-1 text-center font-sans text-xs leading-[1.125rem] text-ink-2">
          {NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </span>
  )
}
