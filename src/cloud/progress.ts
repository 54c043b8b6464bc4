import type { Clock } from '../clock.ts'
import { bytesText } from '../units.ts'

/** Milliseconds between two progress lines of an upload. Shorter uploads log nothing. */
const EVERY = 5_000

/**
 * Progress logger of one upload.
 *
 * @param total bytes of the body
 * @param log receives a line every few seconds: percentage, and rate since the previous line
 * @returns to be called with the bytes handed to the network so far
 */
export function uploadProgress(
  total: number,
  clock: Clock,
  log: (line: string) => void,
): (sent: number) => void {
  let last = { at: clock.now().getTime(), sent: 0 }
  return (sent) => {
    const at = clock.now().getTime()
    if (at - last.at < EVERY || sent >= total) return
    const rate = bytesText(Math.round(((sent - last.sent) * 1_000) / (at - last.at)))
    log(`Uploading: ${Math.floor((sent * 100) / total)}% of ${bytesText(total)} (${rate}/s)`)
    last = { at, sent }
  }
}
