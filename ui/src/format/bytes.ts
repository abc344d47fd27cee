const STEP = 1024
const NAMES = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** `1.4 MB`, `512 bytes` */
export function bytes(number: number): string {
  let [value, name] = [number, 0]
  while (value >= 999.5 && name < NAMES.length - 1) {
    value /= STEP
    name += 1
  }
  return `${name === 0 || value >= 99.5 ? Math.round(value) : Number(value.toPrecision(2))} ${NAMES[name]}`
}
