import { Refusal } from './refusal.ts'
import type { Switches } from './switches.ts'

/** Response, before a fault is applied. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  }
}

/** 204, of which a body is no part. */
export function noContent(): Answer {
  return { status: 204, headers: {}, body: '' }
}

/** Response to a refused request; any other error is a bug of the emulator. */
export function answerOf(error: unknown, switches: Switches): Answer {
  if (!(error instanceof Refusal)) {
    const text = error instanceof Error ? error.message : String(error)
    return json(500, { error_code: 'EMULATOR.0500', error_msg: `The emulator failed: ${text}` })
  }
  const details =
    error.reason !== undefined && switches.nestedDetails
      ? { details: { error_msg: error.reason } }
      : {}
  return json(error.status, { error_code: error.code, error_msg: error.message, ...details })
}
