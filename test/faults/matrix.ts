import type { Fault, Harm } from '../../emulator/faults.ts'
import type { Limits } from '../../src/cloud/transport.ts'

/** The calls of a deploy, directly and through OBS, and which request of the emulator each one is. */
export const CALLS = {
  config: { on: 'config', after: 0 },
  code: { on: 'code', after: 0 },
  /** The reading that proves the update, or shows what a lost one left. */
  verify: { on: 'config', after: 1 },
  /** Whether the package is in OBS. */
  look: { on: 'obs-head', after: 0 },
  upload: { on: 'obs-put', after: 0 },
  /** The update that refers to the package in OBS. */
  refer: { on: 'code', after: 0 },
} as const satisfies Record<string, Pick<Fault, 'on' | 'after'>>

export type CallName = keyof typeof CALLS

/** The calls of a deploy whose package goes through OBS. */
export const THROUGH_OBS: readonly CallName[] = ['look', 'upload', 'refer']

/** Everything that can go wrong with a call, by the name under which the table shows it. */
export const HARMS: Readonly<Record<string, Harm>> = {
  '400': { kind: 'status', status: 400, code: 'FSS.0400' },
  '401': { kind: 'status', status: 401, code: 'FSS.0401' },
  '403': { kind: 'status', status: 403, code: 'FSS.0403' },
  '404': { kind: 'status', status: 404, code: 'FSS.1051' },
  '408': { kind: 'status', status: 408, code: 'FSS.0408' },
  '408 done': { kind: 'status', status: 408, code: 'FSS.0408', commit: true },
  '409 other': { kind: 'status', status: 409, code: 'FSS.1061' },
  '413': { kind: 'status', status: 413, code: 'APIGW.0201' },
  '413 early': { kind: 'status', status: 413, code: 'APIGW.0201', early: true },
  '429': { kind: 'throttle', retryAfter: '1' },
  '500': { kind: 'status', status: 500, code: 'FSS.0500' },
  '500 done': { kind: 'status', status: 500, code: 'FSS.0500', commit: true },
  '502 html': { kind: 'status', status: 502, body: '<html>bad gateway</html>' },
  '503': { kind: 'status', status: 503, code: 'FSS.0503' },
  '504 done': { kind: 'status', status: 504, body: '', commit: true },
  '302': { kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere', status: 302 },
  '308': { kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere', status: 308 },
  'lost before': { kind: 'drop' },
  'lost after': { kind: 'drop', commit: true },
  'half before': { kind: 'half' },
  'half after': { kind: 'half', commit: true },
  silent: { kind: 'silent' },
  'silent done': { kind: 'silent', commit: true },
  slow: { kind: 'slow', firstByteMs: 30, dripMs: 0 },
  'broken json': { kind: 'broken-json' },
  html: { kind: 'html' },
  empty: { kind: 'empty' },
  gzip: { kind: 'gzip-garbage' },
  endless: { kind: 'endless' },
  'wrong digest': { kind: 'wrong-digest' },
}

/**
 * Milliseconds until silence is taken for a loss. Where nothing is silent there is none to wait for,
 * and a busy machine may take as long to answer.
 */
export function limitsOf(harm: string, silence = 150): Limits {
  const patience = harm.startsWith('silent') ? silence : 4_000
  return { connect: 4_000, progress: patience, answerToPut: patience, answerBytes: 100_000 }
}

/** Once: trouble that passes. For ever: trouble that stays. */
export const TIMES = { once: 1, 'for ever': 1_000 } as const

/** What the function is like before the deploy, and so how the deploy must end if all goes well. */
export const STATES = ['old code', 'same code', 'other dependencies'] as const
export type StateName = (typeof STATES)[number]

export interface FaultCase {
  readonly call: CallName
  readonly harm: string
  readonly times: keyof typeof TIMES
  readonly state: StateName
}

export const CASES: readonly FaultCase[] = (Object.keys(CALLS) as CallName[]).flatMap((call) =>
  Object.keys(HARMS).flatMap((harm) =>
    (Object.keys(TIMES) as FaultCase['times'][]).flatMap((times) =>
      STATES.map((state) => ({ call, harm, times, state })),
    ),
  ),
)

export function faultOf({ call, harm, times }: FaultCase): Fault {
  const what = HARMS[harm]
  if (what === undefined) throw new Error(`There is no fault ${harm}`)
  return { ...what, ...CALLS[call], times: TIMES[times] }
}
