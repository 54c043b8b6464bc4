/**
 * Aborts a request at each moment of its life, and reports what keeps this process alive
 * afterwards: a program of its own, so that nothing but the transport can hold anything open.
 */
import type { LookupFunction } from 'node:net'
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../src/clock.ts'
import type { Body } from '../../src/cloud/body.ts'
import { pacerFor } from '../../src/cloud/pacer.ts'
import { networkTransport, type HttpRequest } from '../../src/cloud/transport.ts'

/** Where the servers of the test are, by what they do. */
export interface Servers {
  readonly answering: string
  /** Reads, but never answers. */
  readonly silent: string
  /** Takes connections, but reads nothing. */
  readonly deaf: string
  /** Sends the first half of an answer. */
  readonly half: string
  /** Answers with 413 as soon as it is sent something, and reads no further. */
  readonly early: string
  /** Proxies: one that never answers CONNECT, one that answers late, one that leads to `silent`. */
  readonly silentProxy: string
  readonly lateProxy: string
  readonly deafProxy: string
}

type Abort = () => void
type Moment = (servers: Servers, signal: AbortSignal, abort: Abort) => Promise<unknown>

/** Longer than any run of this program: only what is aborted may end. */
const LIMITS = { connect: 60_000, progress: 60_000, answerToPut: 60_000, answerBytes: 100_000 }

interface Sending extends Partial<HttpRequest> {
  readonly lookup?: LookupFunction
}

function sending(url: string, signal: AbortSignal, { lookup, ...more }: Sending = {}) {
  const transport = networkTransport('agent', {
    limits: LIMITS,
    ...(lookup === undefined ? {} : { lookup }),
  })
  return transport.send({ method: 'GET', url: new URL(url), headers: {}, ...more }, signal)
}

const PIECES = 64

/** More than the buffers of both ends hold; `at` is told before each piece. */
function body(at: (piece: number) => unknown = () => undefined): Body {
  const piece = Buffer.alloc(256 * 1024, 'x')
  return {
    length: PIECES * piece.length,
    async *pieces() {
      for (let number = 0; number < PIECES; number += 1) {
        await at(number)
        yield piece
      }
    },
  }
}

/** Starts, waits until that much time is over, and aborts. */
async function after(milliseconds: number, request: Promise<unknown>, abort: Abort) {
  const end = request.catch(() => undefined)
  await pause(milliseconds)
  abort()
  await end
}

async function throughProxy(proxy: string, wait: number, signal: AbortSignal, abort: Abort) {
  process.env['HTTPS_PROXY'] = proxy
  try {
    await after(wait, sending('https://functiongraph.proxy.test/', signal), abort)
  } finally {
    delete process.env['HTTPS_PROXY']
  }
}

/** Milliseconds after which a request on this machine has come as far as its peer lets it. */
const REACHED = 100

const MOMENTS: Readonly<Record<string, Moment>> = {
  'before it is sent': (servers, signal, abort) => {
    abort()
    return sending(servers.answering, signal).catch(() => undefined)
  },
  'while the way to the host is looked up': (servers, signal, abort) => {
    const end = sending(servers.silent, signal).catch(() => undefined)
    abort()
    return end
  },
  'before it has a socket': async (servers, signal, abort) => {
    const end = sending(servers.silent, signal).catch(() => undefined)
    await Promise.resolve()
    await Promise.resolve()
    abort()
    await end
  },
  'while the name of the host is looked up': (servers, signal, abort) => {
    const lookup: LookupFunction = (_, __, done) => {
      setTimeout(abort, 10)
      setTimeout(() => {
        done(null, [{ address: '127.0.0.1', family: 4 }])
      }, 50)
    }
    const url = servers.silent.replace('127.0.0.1', 'some.test')
    return sending(url, signal, { lookup }).catch(() => undefined)
  },
  'during the TLS handshake': ({ silent }, signal, abort) =>
    after(REACHED, sending(silent.replace('http:', 'https:'), signal), abort),
  'while a proxy does not answer': ({ silentProxy }, signal, abort) =>
    throughProxy(silentProxy, REACHED, signal, abort),
  'before a proxy answers': ({ lateProxy }, signal, abort) =>
    throughProxy(lateProxy, REACHED, signal, abort),
  'during the TLS handshake in a tunnel': ({ deafProxy }, signal, abort) =>
    throughProxy(deafProxy, REACHED, signal, abort),
  'before the first byte of its body': ({ silent }, signal, abort) =>
    sending(silent, signal, { method: 'PUT', body: body(abort) }).catch(() => undefined),
  'while its body is read': ({ silent }, signal, abort) => {
    const slow = async (piece: number): Promise<void> => {
      if (piece !== 3) return
      abort()
      await pause(50)
    }
    return sending(silent, signal, { method: 'PUT', body: body(slow) }).catch(() => undefined)
  },
  'between two pieces of its body': ({ silent }, signal, abort) => {
    const request: Sending = { method: 'PUT', body: body(), onProgress: abort }
    return sending(silent, signal, request).catch(() => undefined)
  },
  'while nobody reads its body': ({ deaf }, signal, abort) =>
    after(REACHED, sending(deaf, signal, { method: 'PUT', body: body() }), abort),
  'after an early answer': ({ early }, signal, abort) =>
    after(REACHED, sending(early, signal, { method: 'PUT', body: body() }), abort),
  'while it waits for the answer': ({ silent }, signal, abort) =>
    after(REACHED, sending(silent, signal), abort),
  'in the middle of the answer': ({ half }, signal, abort) =>
    after(REACHED, sending(half, signal), abort),
  'after the answer': async ({ answering }, signal, abort) => {
    await sending(answering, signal)
    abort()
  },
  'on a connection that was kept': async ({ answering }, signal, abort) => {
    const transport = networkTransport('agent', { limits: LIMITS })
    const request = { method: 'GET', url: new URL(answering), headers: {} }
    await transport.send(request, signal)
    const wait = new URL('/wait', answering)
    await after(REACHED, transport.send({ ...request, url: wait }, signal), abort)
  },
  'while it waits for the next attempt': (_, signal, abort) =>
    after(REACHED, systemClock.sleep(60_000, signal), abort),
  'while its host is paused': async (_, signal, abort) => {
    const pacer = pacerFor(systemClock, signal)
    pacer.throttled('host', 60_000)
    await after(
      REACHED,
      pacer.turn('host', () => undefined),
      abort,
    )
  },
  'after any number of turns of the event loop': async ({ silent }) => {
    for (let turns = 0; turns < 60; turns += 1) {
      const controller = new AbortController()
      const request = { method: 'PUT', body: body() }
      const end = sending(silent, controller.signal, request).catch(() => undefined)
      for (let at = 0; at < turns; at += 1) await turn()
      controller.abort(new Error('aborted'))
      await end
    }
  },
}

/** Prints for each moment what keeps the process alive after it. */
async function main(servers: Servers): Promise<void> {
  const before = process.getActiveResourcesInfo()
  const left: Record<string, string[]> = {}
  for (const [name, moment] of Object.entries(MOMENTS)) {
    const controller = new AbortController()
    await moment(servers, controller.signal, () => {
      controller.abort(new Error('aborted'))
    })
    left[name] = await stillOpen(before)
  }
  await pause(1_000)
  left['a second later'] = await stillOpen(before)
  process.stdout.write(JSON.stringify(left))
}

/** What is open beside the known, once it had half a second to close. */
async function stillOpen(known: readonly string[]): Promise<string[]> {
  for (let at = 0; at < 10; at += 1) {
    if (without(process.getActiveResourcesInfo(), known).length === 0) return []
    await pause(50)
  }
  return without(process.getActiveResourcesInfo(), known)
}

function without(all: readonly string[], known: readonly string[]): string[] {
  const rest = [...all]
  for (const one of known) {
    const at = rest.indexOf(one)
    if (at >= 0) rest.splice(at, 1)
  }
  return rest
}

const [, , given] = process.argv
if (given !== undefined) await main(JSON.parse(given) as Servers)
