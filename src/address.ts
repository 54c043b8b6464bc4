/** An address as it may be shown: its query, where it has one, may be a signature. */
export function withoutQuery(address: string): string {
  return address.replace(/\?.*/s, '')
}
