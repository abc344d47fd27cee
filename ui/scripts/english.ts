import type { Plugin } from 'vite'

const STRINGS = /react-aria\/dist\/private\/.*\/intlStrings\.mjs$/
const OTHER_LANGUAGE = /^ *"(?!en-US")[a-z]{2}-[A-Z]{2}": [\w$]+,?\n/gm

/**
 * Leaves out what the components say in 33 other languages: the pages speak English, to a screen reader too, whatever the browser's own
 * language is, and each page is some kB lighter.
 */
export function english(): Plugin {
  return {
    name: 'lightmill:english',
    apply: 'build',
    transform: {
      filter: { id: STRINGS },
      handler: (code) => ({ code: code.replace(OTHER_LANGUAGE, ''), map: null }),
    },
  }
}
