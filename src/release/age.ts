import type { VersionState } from '../cloud/release-wire.ts'

type Aged = Pick<VersionState, 'version' | 'lastModified'>

/**
 * Versions from the newest to the oldest, by the time that the service reports: that of the
 * publication, on Open Telekom Cloud that of the code, and in seconds, so that several versions may
 * share one. Then names that the service made of the time decide, and then the order of the list,
 * where other times show its direction.
 *
 * @returns undefined where a time is missing or in an unknown form, or versions share one and nothing
 *   else tells their order
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

/** 1 for a list that begins with the newest, -1 for the oldest; undefined where the times tell neither. */
function directionOf(times: readonly number[]): 1 | -1 | undefined {
  const steps = times.map((time, at) => Math.sign(time - (times[at - 1] ?? time)))
  const rises = steps.includes(1)
  const falls = steps.includes(-1)
  if (rises === falls) return undefined
  return falls ? 1 : -1
}

/** Of a name that the service gives, such as v20261124-101500; NaN for others. */
function nameTime(version: string): number {
  const [, day = '', time = ''] = /^v?(\d{8})-(\d{6})$/.exec(version) ?? []
  return day === '' ? NaN : Number(day + time)
}

/** Three forms are known: with a zone, without one, and a number of seconds or milliseconds. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1_000
  if (/^\d{12,14}$/.test(text)) return Number(text)
  if (!/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/.test(text)) return undefined
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`
  const at = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}
