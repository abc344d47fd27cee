import { count } from './count'

const STEP = 1000
const NAMES = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** `1.5 MB`, `512 bytes`, as disks and browsers count: a kB is a thousand. */
export function bytes(number: number): string {
  let [value, name] = [number, 0]
  while (value >= 999.5 && name < NAMES.length - 1) {
    value /= STEP
    name += 1
  }
  return `${name === 0 || value >= 9.95 ? count(Math.round(value)) : Number(value.toPrecision(2))} ${NAMES[name]}`
}
