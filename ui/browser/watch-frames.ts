import type { Page } from '@playwright/test'

interface Frames {
  p50: number
  p95: number
  /** The longest time in which the rows did not cover the view. */
  uncoveredMs: number
  scrolled: number
}

/** Looks at each frame of a gallery until it is stopped: how long it took, and whether rows cover the view. */
export async function watchFrames(page: Page): Promise<{ stop: () => Promise<Frames> }> {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const scroller = grid?.parentElement
    if (grid == null || scroller == null) throw new Error('There is no gallery here.')
    const watch = { isOn: true, intervals: [] as number[], uncoveredMs: 0, first: scroller.scrollTop, scroller }
    Object.assign(globalThis, { watch })
    let before = performance.now()
    let uncoveredSince: number | undefined
    const isCovered = () => {
      const view = scroller.getBoundingClientRect()
      const rows = [...grid.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect())
      const top = Math.min(...rows.map((row) => row.top))
      const bottom = Math.max(...rows.map((row) => row.bottom))
      return top <= Math.max(view.top, grid.getBoundingClientRect().top) && bottom >= Math.min(view.bottom, grid.getBoundingClientRect().bottom) - 1
    }
    const look = (now: number) => {
      if (!watch.isOn) return
      watch.intervals.push(now - before)
      before = now
      if (isCovered()) uncoveredSince = undefined
      else uncoveredSince ??= now
      if (uncoveredSince !== undefined) watch.uncoveredMs = Math.max(watch.uncoveredMs, now - uncoveredSince + 16)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return {
    stop: () =>
      page.evaluate(() => {
        const { watch } = globalThis as unknown as { watch: { isOn: boolean; intervals: number[]; uncoveredMs: number; first: number; scroller: HTMLElement } }
        watch.isOn = false
        const sorted = watch.intervals.toSorted((a, b) => a - b)
        const at = (part: number) => sorted[Math.floor(part * sorted.length)] ?? 0
        return { p50: at(0.5), p95: at(0.95), uncoveredMs: watch.uncoveredMs, scrolled: watch.scroller.scrollTop - watch.first }
      }),
  }
}
