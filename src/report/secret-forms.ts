/**
 * A secret and the forms in which it could show: a mask hides only the very text that it was given.
 * Base64 with and without its padding, base64url, and percent-encoding with either case of digits.
 */
export function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  const base64url = Buffer.from(secret).toString('base64url')
  const encoded = encodeURIComponent(secret)
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
  return [...new Set([secret, base64, base64.replace(/=+$/, ''), base64url, encoded, lower])]
}
