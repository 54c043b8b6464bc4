import type { VersionState } from '../cloud/release-wire.ts'

type Aged = Pick<VersionState, 'version' | 'lastModified'>

/**
 * Sorts versions from newest to oldest by the time that the service reports. It is the time of
 * publication, on Open Telekom Cloud that of the code, in seconds, so versions may have the same time.
 * Ties are resolved by names that the service derived from the time, then by the order of the list,
 * if other times show its direction.
 *
 * @returns undefined if a time is missing or in an unknown format, or a tie cannot be resolved
 */
export function byAge<Version extends Aged>(versions: readonly Version[]): Version[] | undefined {
  if (versions.length < 2) return [...versions]
  const timed = versions.map((version, at) => ({ version, at, time: timeOf(version.lastModified) }))
  const known = timed.flatMap(({ time, ...rest }) =>
    time === undefined ? [] : [{ time, ...rest }],
  )
  if (known.length < timed.length) return undefined
  const direction = directionOf(known.map(({ time }) => time))
  const names = known.map(({ version }) => nameTime(version.version))
  const isNamedByTime = !names.includes(NaN)
  const ties: unknown[] = []
  const sorted = known.sort((a, b) => {
    if (b.time !== a.time) return b.time - a.time
    if (isNamedByTime) return (names[b.at] ?? 0) - (names[a.at] ?? 0)
    if (direction === undefined) ties.push(a)
    return (a.at - b.at) * (direction ?? 1)
  })
  return ties.length === 0 ? sorted.map(({ version }) => version) : undefined
}

/** Direction of a list: 1 for newest first, -1 for oldest first; undefined if its times show neither. */
function directionOf(times: readonly number[]): 1 | -1 | undefined {
  const steps = times.map((time, at) => Math.sign(time - (times[at - 1] ?? time)))
  const rises = steps.includes(1)
  const falls = steps.includes(-1)
  if (rises === falls) return undefined
  return falls ? 1 : -1
}

/** Time in a name chosen by the service, e.g. v20261124-101500, as a number; NaN for other names. */
function nameTime(version: string): number {
  const [, day = '', time = ''] = /^v?(\d{8})-(\d{6})$/.exec(version) ?? []
  return day === '' ? NaN : Number(day + time)
}

/** Parses the known formats: ISO with or without a zone, and a number of seconds or milliseconds. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1_000
  if (/^\d{12,14}$/.test(text)) return Number(text)
  if (!/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/.test(text)) return undefined
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`
  const at = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}
