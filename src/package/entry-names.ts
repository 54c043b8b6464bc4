import { isUtf8 } from 'node:buffer'

/** Names of the entries of a zip that somebody else made: bytes, of whatever code page. */

/**
 * Bytes as a text for people: UTF-8 where they are that, else Latin-1, which shows names that differ
 * as texts that differ. The flag for UTF-8 is not asked: many tools write UTF-8 without it.
 */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}
