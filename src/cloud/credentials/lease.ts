/** Something that is good for a while. */
export interface Lease<Value> {
  readonly value: Value
  /** When it runs out, in milliseconds by this machine's clock; undefined where nobody says. */
  readonly until: number | undefined
}

/**
 * Obtains once for all that ask, however many ask at the same time, and anew when what is held
 * would run out within `margin` milliseconds. A failure is kept: what one function could not obtain
 * in all its attempts, the next one would wait for in vain.
 */
export function leased<Value>(
  obtain: (now: Date) => Promise<Lease<Value>>,
  margin: number,
): (now: Date) => Promise<Value> {
  let current: Promise<Lease<Value>> | undefined
  return async (now) => {
    const held = (current ??= obtain(now))
    const { value, until } = await held
    if (until === undefined || until - now.getTime() > margin) return value
    if (current === held) current = obtain(now)
    return (await current).value
  }
}

/**
 * When something runs out by this machine's clock, which may be minutes off: the service's time of
 * expiry, less the service's own time, is how long it lives.
 *
 * @param expiry as the service spells it, with any number of decimals
 * @param date the header Date of the answer
 */
export function localExpiry(
  expiry: unknown,
  date: string | undefined,
  now: Date,
): number | undefined {
  const at = typeof expiry === 'string' ? Date.parse(expiry) : NaN
  if (Number.isNaN(at)) return undefined
  const theirs = Date.parse(date ?? '')
  return now.getTime() + (at - (Number.isNaN(theirs) ? now.getTime() : theirs))
}
