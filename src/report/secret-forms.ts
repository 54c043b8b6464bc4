/**
 * What is shorter is not given to the runner to mask: it would hide parts of digests and numbers
 * wherever they stand, and GitHub would drop the outputs that contain them.
 */
const SHORTEST_MASK = 8

/** Whether a form of a secret is one for the runner to mask, which hides it in any text. */
export function isMaskable(form: string): boolean {
  return form.length >= SHORTEST_MASK
}

/** Hides short forms of secrets in a text, wherever they stand as a whole word. */
export function withoutShort(text: string, forms: ReadonlySet<string>): string {
  const words = [...forms].filter((form) => /[\p{L}\p{N}]/u.test(form))
  return words.reduce((shown, form) => shown.replace(wordOf(form), '***'), text)
}

/** Hides forms of secrets in a text wherever they stand, as the runner does with its masks. */
export function withoutLong(text: string, forms: ReadonlySet<string>): string {
  return [...forms]
    .sort((a, b) => b.length - a.length)
    .reduce((shown, form) => shown.replaceAll(form, '***'), text)
}

/** A form as a whole word: where it begins or ends with a letter or digit, no other is next to it. */
function wordOf(form: string): RegExp {
  const before = /^[\p{L}\p{N}_]/u.test(form) ? '(?<![\\p{L}\\p{N}_])' : ''
  const after = /[\p{L}\p{N}_]$/u.test(form) ? '(?![\\p{L}\\p{N}_])' : ''
  return new RegExp(before + form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + after, 'gu')
}

/**
 * A secret and the forms in which it could show: a mask hides only the very text that it was given.
 * Base64 with and without its padding, base64url, and percent-encoding with either case of digits.
 */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = bytes.toString('base64')
  // Read back from its bytes it is well-formed, which percent-encoding insists on.
  const encoded = encodeURIComponent(bytes.toString())
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
  const forms = [secret, base64, base64.replace(/=+$/, ''), bytes.toString('base64url')]
  return [...new Set([...forms, encoded, lower])]
}
