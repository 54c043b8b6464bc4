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
