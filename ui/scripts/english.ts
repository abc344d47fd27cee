import type { Plugin } from 'vite'

const STRINGS = /react-aria(-components)?\/dist\/private\/(.+\/)?intlStrings\.mjs$/
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
      handler(code, id) {
        const english = code.replace(OTHER_LANGUAGE, '')
        // Another version of the components may write them another way.
        if (english === code) this.error(`Other languages are not found in ${id}.`)
        return { code: english, map: null }
      },
    },
  }
}
