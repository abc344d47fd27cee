import { type CDPSession, type Page, test } from '@playwright/test'
import { film, longestHole } from './blank.ts'
import { watchFrames } from './watch-frames.ts'

const PIXELS_PER_SECOND = 15_000
const SCROLL_MS = 4000
const JUMPS = 12

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })

test('a gallery of 10,000 pictures', async ({ page }) => {
  const cdp = await page.context().newCDPSession(page)
  const opened = Date.now()
  await page.goto('/gallery')
  await page.getByText('10,000 images').waitFor()
  await untilComplete(page)
  say('first screen complete', `${Date.now() - opened} ms`)
  await page.waitForFunction(() => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > 1500)
  say('all rows known', `${Date.now() - opened} ms`)

  const frames = await watchFrames(page)
  const shots = await film(cdp, () => wheel(page))
  say('pictures complete after the wheel stopped', `${await untilComplete(page)} ms`)
  const { p50, p95, uncoveredMs, scrolled } = await frames.stop()
  say('scrolled', `${Math.round(scrolled)} px in ${SCROLL_MS} ms`)
  say('frames', `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
  say('longest time with a row missing in the view', `${uncoveredMs.toFixed(0)} ms`)

  const jumps: number[] = []
  for (let jump = 0; jump < JUMPS; jump += 1) jumps.push(await jumpTo(page, ((jump * 7919) % 10_000) / 10_000))
  jumps.sort((a, b) => a - b)
  say('pictures complete after a jump', `median ${jumps[JUMPS / 2]} ms, longest ${jumps.at(-1)} ms`)
  say('heap', `${((await heap(cdp)) / 1e6).toFixed(1)} MB, ${await page.locator('[role=gridcell]').count()} tiles in the document`)
  // At the end: another page in front would hold this one up.
  say('longest time with more than 12 % of the picture blank', `${await longestHole(page, shots)} ms, of ${shots.length} frames of the screencast`)
})

function say(what: string, figure: string) {
  console.log(`${what}: ${figure}`)
}

/** As fast as a free-running wheel turns. */
async function wheel(page: Page) {
  await page.mouse.move(600, 500)
  const begun = Date.now()
  let sent = 0
  while (Date.now() - begun < SCROLL_MS) {
    const due = ((Date.now() - begun) / 1000) * PIXELS_PER_SECOND
    if (due - sent > 100) {
      await page.mouse.wheel(0, due - sent)
      sent = due
    } else {
      await page.waitForTimeout(4)
    }
  }
}

async function jumpTo(page: Page, part: number): Promise<number> {
  await page.locator('[role=grid]').evaluate((grid, to) => {
    const scroller = grid.parentElement
    if (scroller !== null) scroller.scrollTop = to * (scroller.scrollHeight - scroller.clientHeight)
  }, part)
  return untilComplete(page)
}

/** Milliseconds until every tile in the view shows its picture. */
function untilComplete(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        const look = () => {
          const tiles = [...document.querySelectorAll('[role=gridcell]')].filter((tile) => {
            const { top, bottom } = tile.getBoundingClientRect()
            return bottom > 140 && top < innerHeight
          })
          const isComplete = (image: HTMLImageElement | null) => image?.getAttribute('src') != null && image.complete && image.naturalWidth > 0
          if (tiles.length > 0 && tiles.every((tile) => isComplete(tile.querySelector('img')))) resolve(Math.round(performance.now() - begun))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize
}
