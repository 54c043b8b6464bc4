import type { LoggedRequest } from './requests.ts'

/**
 * Log line of a request: method, path, status, call, authentication, size and time. Without the query, which may contain a signature, and without headers and bodies.
 */
export function requestLine(request: LoggedRequest, milliseconds: number): string {
  const { method, path, status, operation, authentication, bytes } = request
  const [plain = ''] = path.split('?', 1)
  const answer = status === 0 ? 'no response' : String(status)
  const facts = [
    operation,
    authentication ?? 'anonymous',
    `${bytes} bytes`,
    `${Math.round(milliseconds)} ms`,
  ]
  return `${method} ${plain} ${answer} (${facts.join(', ')})`
}
