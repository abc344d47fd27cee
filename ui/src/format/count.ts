const COUNT = new Intl.NumberFormat('en-US')

/** `1,000` */
export const count = (number: number): string => COUNT.format(number)

/** `1 image`, `1,000 images` */
export const counted = (number: number, one: string, many = `${one}s`): string => `${count(number)} ${number === 1 ? one : many}`
