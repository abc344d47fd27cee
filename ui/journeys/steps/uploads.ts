import type { BrowserContext, Route } from '@playwright/test'

/**
 * Lets so many pictures through, and holds those behind them on their way.
 *
 * @return lets all go on
 */
export async function holdUploads(context: BrowserContext, through: number): Promise<() => void> {
  let sent = 0
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const hold = async (route: Route) => {
    if (route.request().method() !== 'PUT') return route.fallback()
    sent += 1
    if (sent > through) await gate
    return route.fallback()
  }
  await context.route('**/objects/**', hold)
  return release
}
