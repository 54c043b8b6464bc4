/** A value with an expiry. */
export interface Lease<Value> {
  readonly value: Value
  /** Expiry in milliseconds by this machine's clock; undefined if unknown. */
  readonly until: number | undefined
}

/**
 * Single-flight cache: all callers share one value, obtained again `margin` milliseconds before it
 * expires. Failures are cached too, so that other functions do not repeat the same retries.
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
 * Expiry by this machine's clock, which may be minutes off: the lifetime is the service's time of
 * expiry minus the service's own time.
 *
 * @param expiry as the service returns it, with any number of decimals
 * @param date the Date header of the response
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
