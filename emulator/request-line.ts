import type { LoggedRequest } from './requests.ts'

/**
 * One line about a request: method, path, status, the call, who authenticated how, size and time.
 * The query is left out, as it can hold a signature; headers and bodies are not looked at.
 */
export function requestLine(request: LoggedRequest, milliseconds: number): string {
  const { method, path, status, operation, authentication, bytes } = request
  const [plain = ''] = path.split('?', 1)
  const answer = status === 0 ? 'no answer' : String(status)
  const facts = [
    operation,
    authentication ?? 'anonymous',
    `${bytes} bytes`,
    `${Math.round(milliseconds)} ms`,
  ]
  return `${method} ${plain} ${answer} (${facts.join(', ')})`
}
