import { isAscii } from 'node:buffer'
import { Refusal } from './refusal.ts'

export type Kind = 'string' | 'integer' | 'boolean' | 'strings' | 'object'

/** A field's kind by its name; `of` is the table of a nested object. */
export interface Fields {
  readonly [name: string]: Kind | { readonly of: Fields }
}

export type Body = Readonly<Record<string, unknown>>

/** A body as a JSON object; undefined where it is none, or is no UTF-8. */
export function parseBody(bytes: Buffer): Body | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** UTF-8, of which ASCII is read several times as fast. @throws TypeError where it is neither */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/**
 * The body that a call works with.
 *
 * @throws Refusal 400 FSS.0400 for another content type (assumed), 406 FSS.0406 for a body that is
 *   no JSON object (documented)
 */
export function jsonBody(contentType: string | undefined, body: Body | undefined): Body {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw new Refusal(400, 'FSS.0400', 'Content-Type must be application/json')
  }
  if (body === undefined) throw new Refusal(406, 'FSS.0406', 'The body is not a JSON object')
  return body
}

/** @throws Refusal 400 FSS.0400 (documented: a parameter is invalid) naming the first such field */
export function checkFields(body: Body, fields: Fields, unknown: 'refused' | 'ignored'): void {
  for (const [name, value] of Object.entries(body)) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (kind === undefined) {
      if (unknown === 'refused') throw invalid(name, 'is unknown')
    } else if (typeof kind === 'string') {
      if (!fits(value, kind)) throw invalid(name, `must be of type ${kind}`)
    } else if (isObject(value)) {
      checkFields(value, kind.of, unknown)
    } else {
      throw invalid(name, 'must be an object')
    }
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a JSON value is of this kind. */
export function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'string':
    case 'boolean':
      return typeof value === kind
    case 'integer':
      return Number.isSafeInteger(value)
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
    case 'object':
      return isObject(value)
  }
}

function invalid(name: string, problem: string): Refusal {
  return new Refusal(400, 'FSS.0400', `The parameter ${name} ${problem}`)
}
