/** An address as it may be shown: its query, where it has one, may be a signature. */
export function withoutQuery(address: string): string {
  return address.replace(/\?.*/s, '')
}

/** The query of a URL, whole and by value: in a pre-signed URL it is a credential. */
export function querySecretsOf(address: string): string[] {
  const query = address.split('?').slice(1).join('?')
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  return [query, ...values].filter((secret) => secret !== '')
}

/** Whether a host name is this machine's own, as WHATWG URLs spell it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** A URL, where the text is one. */
export function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
