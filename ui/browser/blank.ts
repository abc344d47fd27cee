import type { CDPSession, Page } from '@playwright/test'

/** More than this of the gallery without tile or skeleton is seen as a hole; the gaps between tiles are about a twentieth. */
const HOLE = 0.12

interface Shot {
  data: string
  /** Seconds. */
  at: number
}

/** Films the page while something goes on, as the compositor shows it. */
export async function film(cdp: CDPSession, during: () => Promise<void>): Promise<readonly Shot[]> {
  const shots: Shot[] = []
  cdp.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    shots.push({ data, at: metadata.timestamp ?? 0 })
    void cdp.send('Page.screencastFrameAck', { sessionId })
  })
  await cdp.send('Page.startScreencast', { format: 'png', maxWidth: 480, everyNthFrame: 1 })
  await during()
  await cdp.send('Page.stopScreencast')
  return shots
}

/** The longest time for which the film shows a hole, in milliseconds. */
export async function longestHole(page: Page, shots: readonly Shot[]): Promise<number> {
  const reader = await page.context().newPage()
  let [longest, since] = [0, undefined as number | undefined]
  for (const [place, { data, at }] of shots.entries()) {
    if ((await blankPart(reader, data)) > HOLE) {
      since ??= at
      longest = Math.max(longest, (shots[place + 1]?.at ?? at) - since)
    } else {
      since = undefined
    }
  }
  await reader.close()
  return Math.round(longest * 1000)
}

/** Which part of the gallery in a picture of the page has the colour of the ground. */
function blankPart(reader: Page, data: string): Promise<number> {
  return reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.codePointAt(0) ?? 0)
    const picture = await createImageBitmap(new Blob([bytes]))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    if (context === null) return 0
    context.drawImage(picture, 0, 0)
    // Between the rail and the queue, below the filters.
    const [left, top, right] = [picture.width * 0.16, picture.height * 0.17, picture.width * 0.76]
    const { data: pixels } = context.getImageData(left, top, right - left, picture.height - top)
    let blank = 0
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 0xf0 && (pixels[at + 1] ?? 0) > 0xf0 && (pixels[at + 2] ?? 0) > 0xf0) blank += 1
    return blank / (pixels.length / 4)
  }, data)
}
