/** An address as it may be shown: its query, where it has one, may be a signature. */
export function withoutQuery(address: string): string {
  return address.replace(/\?.*/s, '')
}

/** Whether a host name is this machine's own, as WHATWG URLs spell it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** A URL, where the text is one. */
export function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
