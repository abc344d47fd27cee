import { crc32, deflateSync } from 'node:zlib'

/** So many different ones are enough to see that tiles are not mixed up. */
const KINDS = 24
const made = new Map<string, Uint8Array>()

/** A picture as a worker's preview is: 512 pixels at its longer side, some tens of kilobytes, to be decoded as real ones are. */
export function pngPreview(seed: number, width: number, height: number): Uint8Array<ArrayBuffer> {
  const scale = 512 / Math.max(width, height)
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  const kind = `${seed % KINDS} ${wide} ${high}`
  let png = made.get(kind)
  if (png === undefined) {
    png = encode(wide, high, seed % KINDS)
    made.set(kind, png)
  }
  return png as Uint8Array<ArrayBuffer>
}

function encode(width: number, height: number, kind: number): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      // Grain here and there: smooth ground alone would be a tenth of what a photograph weighs.
      const grain = (Math.imul((x * 73_856_093) ^ (y * 19_349_663), 2 * kind + 1) >>> 25) === 0 ? 6 : 0
      rows[at] = (x * 255) / width + grain
      rows[at + 1] = (y * 255) / height + grain
      rows[at + 2] = kind * 10 + grain
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 6 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
