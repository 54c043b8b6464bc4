import type { IncomingMessage } from 'node:http'
import { obsAddress } from './obs/address.ts'

/**
 * `GET /health`, which needs no credentials and is not counted as a request. An OBS host is left
 * alone, since its buckets may hold an object of that name.
 */
export function isHealthCheck({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'GET' || url !== '/health') return false
  return obsAddress(headers.host ?? '', url)?.region === undefined
}
