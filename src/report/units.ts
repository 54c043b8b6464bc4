/** Bytes for people, in powers of 1000: `812 bytes`, `7.7 kB`, `52.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const units = ['kB', 'MB', 'GB'] as const
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** The first digits of a digest: enough to tell two apart in a log. */
export function shortDigest(digest: string | undefined): string {
  return digest === undefined ? 'unknown' : digest.slice(0, 12)
}
