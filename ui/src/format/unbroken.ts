/** `412 of 1,000 · 23 min left` as a line that breaks between its figures, never within one. */
export const unbroken = (line: string): string => line.split(' · ').map((figure) => figure.replaceAll(' ', '\u00a0')).join(' · ')
