/** Experiments about the maximum size of a request. Their bodies are not valid code, so nothing is stored. */
import { gzipSync } from 'node:zlib'
import type { Body } from '../../src/cloud/body.ts'
import { ConnectionError } from '../../src/cloud/transport.ts'
import { sha512 } from '../live/archives.ts'
import { described } from '../live/client.ts'
import { digestKind } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import type { Lab } from './lab.ts'

const MB = 1_000_000
const MIB = 1024 * 1024

/** Sizes below and above 10, 12 and 50 MB, for both meanings of MB. */
const LADDER = [8 * MIB, 11 * MIB, 13 * MIB, 49 * MIB, 51 * MIB]

/**
 * A body of PUT code of exactly so many bytes, whose file is base64 of zeros: valid, but no zip. The
 * file's name takes up what is left over by base64, which comes in fours.
 */
export function bodyOf(length: number): Body {
  const named = (rest: number): string =>
    `{"code_type":"zip","code_filename":"${'x'.repeat(rest)}.zip","func_code":{"file":"`
  const tail = '"}}'
  const head = named(1 + ((length - named(1).length - tail.length) % 4))
  const zeros = Buffer.alloc(256 * 1024, 'A')
  return {
    length,
    async *pieces() {
      yield await Promise.resolve(Buffer.from(head))
      for (let left = length - head.length - tail.length; left > 0; left -= zeros.length) {
        yield left < zeros.length ? zeros.subarray(0, left) : zeros
      }
      yield Buffer.from(tail)
    },
  }
}

const bodies = new Map<number, Body>()

/** The same body for the same length, so that it is hashed once. */
function knownBody(length: number): Body {
  const body = bodies.get(length) ?? bodyOf(length)
  bodies.set(length, body)
  return body
}

interface Weighed {
  /** Whether the service read the body and rejected its contents. */
  readonly passed: boolean
  readonly how: string
  readonly code: string
}

async function weigh(lab: Lab, length: number, by: 'key' | 'token'): Promise<Weighed> {
  try {
    const reply = await lab.call('PUT', 'code', { body: knownBody(length), by })
    const tooLarge = ['FSS.0413', 'FSS.1201'].includes(reply.code)
    const passed = reply.code.startsWith('FSS.') && !tooLarge
    if (!passed && reply.status !== 413 && reply.status !== 494 && reply.code !== 'APIGW.0201') {
      throw new Unsettled(`a body of ${length} bytes returned ${described(reply)}`)
    }
    return { passed, how: described(reply), code: reply.code }
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.phase === 'connecting') throw error
    return { passed: false, how: `connection lost (${error.code ?? error.message})`, code: '' }
  }
}

/** Candidates for the limit: whole megabytes of either kind. */
function candidates(passed: number, refused: number): number[] {
  const counts = Array.from({ length: 60 }, (_, at) => at + 1)
  return counts
    .flatMap((count) => [count * MB, count * MIB])
    .filter((limit) => limit >= passed && limit < refused)
    .sort((a, b) => a - b)
}

/** The limit: the candidate that is accepted, while one byte more is not. */
async function limitBetween(
  lab: Lab,
  bounds: { passed: number; refused: number },
  seen: string[],
): Promise<number | undefined> {
  let { passed, refused } = bounds
  for (let open = candidates(passed, refused); open.length > 0;) {
    const middle = open[Math.floor(open.length / 2)] ?? passed
    for (const length of [middle, middle + 1]) {
      const { passed: through, how } = await weigh(lab, length, 'key')
      seen.push(`${length} bytes by key: ${how}`)
      if (through) passed = Math.max(passed, length)
      else refused = Math.min(refused, length)
      if (!through) break
    }
    if (refused === passed + 1) return passed
    open = open.filter((limit) => limit > passed && limit < refused - 1)
  }
  return undefined
}

const signedBodies: Experiment = {
  name: 'signed-bodies',
  question: 'How large may the body of a signed request be?',
  does: 'sends signed bodies of 8, 11, 13, 49 and 51 MiB without valid code, until one is rejected',
  settles: ['signedBodyLimit'],
  heavy: 'uploads up to 400 MB',
  async observe(lab) {
    if (lab.client.credentials.key === undefined) throw new Unsettled('requires an access key')
    const seen: string[] = []
    let passed = 0
    for (const length of LADDER) {
      const { passed: through, how } = await weigh(lab, length, 'key')
      seen.push(`${length / MIB} MiB by key: ${how}`)
      if (!through) {
        const limit = await limitBetween(lab, { passed, refused: length }, seen)
        if (limit === undefined) throw new Unsettled(`${seen.join('; ')}; no round limit fits`)
        return { settled: { signedBodyLimit: limit }, seen }
      }
      passed = length
    }
    return { settled: { signedBodyLimit: 0 }, seen }
  },
}

const tokenBodies: Experiment = {
  name: 'token-bodies',
  question: 'How large may the body of a request with a token be?',
  does: 'sends bodies of 8, 11, 13, 49 and 51 MiB without valid code, with the token',
  settles: [],
  heavy: 'uploads 138 MB',
  async observe(lab) {
    if (lab.client.credentials.token === undefined) throw new Unsettled('requires HW_AUTH_TOKEN')
    const seen: string[] = []
    for (const length of LADDER) {
      seen.push(`${length / MIB} MiB by token: ${(await weigh(lab, length, 'token')).how}`)
    }
    return { seen }
  },
}

const packageLimit: Experiment = {
  name: 'package-limit',
  question: 'Does the limit of 50 MB count the package or its base64?',
  does: 'sends a body of 53 MiB with a file of 40 MiB that is not a zip, with the token',
  settles: ['packageLimit'],
  heavy: 'uploads 56 MB',
  async observe(lab) {
    const { token } = lab.client.credentials
    if (token === undefined && lab.found.signedBodyLimit !== 0) {
      throw new Unsettled('requires HW_AUTH_TOKEN, since signed bodies cannot be that large')
    }
    const length = 40 * MIB * (4 / 3)
    const { code, passed, how } = await weigh(
      lab,
      Math.ceil(length / 4) * 4,
      token ? 'token' : 'key',
    )
    const seen = [`A file of 40 MiB in base64 of 53 MiB: ${how}`]
    if (code === 'FSS.1071') return { settled: { packageLimit: 'base64' }, seen }
    if (passed) return { settled: { packageLimit: 'raw' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

const gzip: Experiment = {
  name: 'gzip',
  question:
    'Are compressed bodies accepted, and are responses compressed without a request for it?',
  does: 'reads the configuration, and deploys a zip in a body with Content-Encoding gzip',
  settles: [],
  async observe(lab) {
    const answer = await lab.call('GET', 'config')
    const zip = lab.newZip()
    const file = zip.toString('base64')
    const json = { code_type: 'zip', code_filename: 'index.zip', func_code: { file } }
    const bytes = gzipSync(JSON.stringify(json))
    const body: Body = { length: bytes.length, pieces: () => once(bytes) }
    const reply = await lab.call('PUT', 'code', { body, headers: { 'content-encoding': 'gzip' } })
    const done = reply.status === 200 && digestKind(await lab.config(), zip) === 'ours'
    const encoding = answer.headers['content-encoding'] ?? 'none'
    return {
      seen: [
        `Content-Encoding of an answer to Accept-Encoding identity: ${encoding}`,
        `A gzip body: ${described(reply)}${done ? `, deployed as ${sha512(zip).slice(0, 8)}` : ''}`,
      ],
    }
  },
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes)
}

export const bodyExperiments: readonly Experiment[] = [
  gzip,
  signedBodies,
  tokenBodies,
  packageLimit,
]
