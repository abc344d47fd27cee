/** A little landscape, another one for each number: something to look at where no engine runs. */
export function landscape(seed: number, width: number, height: number): string {
  const next = random(seed)
  const hue = Math.floor(next() * 360)
  const horizon = height * (0.45 + next() * 0.2)
  const sun = { x: width * (0.15 + next() * 0.7), y: horizon * (0.3 + next() * 0.5), r: Math.min(width, height) * (0.05 + next() * 0.08) }
  const hills = [0, 1, 2].map((layer) => hill(next, width, height, horizon + layer * (height - horizon) * 0.28, hue + 20 * layer, 46 - 13 * layer))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue + 190} 45% ${22 + next() * 45}%)"/><stop offset="1" stop-color="hsl(${hue + 25} 70% ${62 + next() * 20}%)"/></linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#s)"/>` +
    `<circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="hsl(${hue + 30} 95% 88%)"/>${hills.join('')}</svg>`
  )
}

function hill(next: () => number, width: number, height: number, top: number, hue: number, light: number): string {
  const steps = 6
  const points = Array.from({ length: steps + 1 }, (_, step) => [(width / steps) * step, top + (next() - 0.5) * height * 0.16] as const)
  const curve = points.slice(1).map(([x, y], step) => {
    const [beforeX, beforeY] = points[step] ?? [0, top]
    const middle = (beforeX + x) / 2
    return `C${middle} ${beforeY} ${middle} ${y} ${x} ${y}`
  })
  return `<path d="M0 ${points[0]?.[1] ?? top}${curve.join('')}V${height}H0Z" fill="hsl(${hue} 38% ${light}%)"/>`
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296
  }
}
