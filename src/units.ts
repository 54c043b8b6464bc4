/** Bytes for people, in powers of 1000: `812 bytes`, `7.7 kB`, `52.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const units = ['kB', 'MB', 'GB'] as const
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`
}

/** How a size changed: `+1.2 kB`, `-3 bytes`; empty where it did not, or is not known. */
export function changeText(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined || before === after) return ''
  return `${after > before ? '+' : '-'}${bytesText(Math.abs(after - before))}`
}

/** Milliseconds for people: `80 ms`, `2.3 s`, `3 min 12 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.round(milliseconds))} ms`
  if (milliseconds < 60_000) return `${(Math.floor(milliseconds / 100) / 10).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Seconds for people, as far as they matter: `75 s`, `20 min`, `3 h 5 min`, `12 days`. */
export function spanText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return counted(Math.round(seconds / 86_400), 'day')
}

/**
 * An integer with its thousands grouped: `10,647`. Without the Intl of Node, which loads ICU: 24 ms
 * and 7 MiB, once per process.
 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** The first digits of a digest: enough to tell two apart in a log. */
export function shortDigest(digest: string | undefined): string {
  return digest === undefined ? 'unknown' : digest.slice(0, 12)
}
