import { Store } from '@/store'

export type Theme = 'system' | 'light' | 'dark'

const PLACE = 'lightmill-theme'

/** What was chosen; public/theme.js applies it before the first paint. */
export const theme = new Store<Theme>(kept())

function kept(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function chooseTheme(chosen: Theme): void {
  theme.set(chosen)
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
  try {
    localStorage.setItem(PLACE, chosen)
  } catch {
    // It holds until the page is closed.
  }
}
