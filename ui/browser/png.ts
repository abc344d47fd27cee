import { crc32, deflateSync } from 'node:zlib'

const SIDE = 240

/** A PNG picture of a sky and a sun, in other colours for each number. */
export function png(number: number): Buffer {
  const hue = (number * 47) % 360
  const rows = Array.from({ length: SIDE }, (_, y) => {
    const row = Buffer.alloc(3 * SIDE)
    for (let x = 0; x < SIDE; x += 1) row.set(colour(x, y, hue), 3 * x)
    return row
  })
  return pngOf(rows)
}

/** A square PNG picture of these rows, three bytes a pixel. */
export function pngOf(rows: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(rows.length, 0)
  head.writeUInt32BE(rows.length, 4)
  // Eight bits, red, green and blue.
  head.set([8, 2], 8)
  const unfiltered = Buffer.concat(rows.flatMap((row) => [Buffer.alloc(1), row]))
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(unfiltered)), chunk('IEND', Buffer.alloc(0))])
}

function colour(x: number, y: number, hue: number): [number, number, number] {
  const isSun = (x - 80 - (hue % 90)) ** 2 + (y - 80) ** 2 < 32 ** 2
  const part = y / SIDE
  const wave = (shift: number) => Math.round(255 * (0.35 + 0.25 * Math.sin(((hue + shift) / 180) * Math.PI) + 0.3 * part))
  return isSun ? [255, 240, 205] : [wave(0), wave(120), wave(240)]
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
