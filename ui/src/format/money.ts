const FROM_ONE = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const BELOW_ONE = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumSignificantDigits: 2, maximumSignificantDigits: 2 })

/** US dollars: two decimals from one dollar on, else two significant figures. `$6.10`, `$0.62`, `$0.0013`. */
export function money(usd: number): string {
  if (usd === 0) return '$0'
  return Math.abs(usd) >= 0.995 ? FROM_ONE.format(usd) : BELOW_ONE.format(usd)
}

/** The same for what is not known yet. */
export const aboutMoney = (usd: number): string => `≈ ${money(usd)}`
