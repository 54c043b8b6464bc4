import { once } from 'node:events'
import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Harm } from '../../emulator/faults.ts'
import { ask, pathOf, send, start, zipBody, zipOf } from './caller.ts'

const other = zipOf('exports.handler = async () => 2')

/** Sends PUT code once with a fault on it. Returns how it ended and whether the code was applied. */
async function strike(harm: Harm) {
  const { emulator, urn, path } = await start()
  emulator.faults.script({ on: 'code', ...harm })
  const outcome = await ask(emulator, 'PUT', path, zipBody(other)).catch((error: unknown) => error)
  const committed = emulator.functions.expect(urn).code.equals(other)
  expect(emulator.faults.left).toBe(0)
  return { outcome, committed, emulator, path }
}

/** What comes over the wire to a bare socket, until it is closed or `enough` is there. */
async function raw(emulator: Emulator, path: string, enough = Infinity): Promise<string> {
  const socket = connect(emulator.port, '127.0.0.1')
  await once(socket, 'connect')
  const token = emulator.accounts.tokens[0]?.token ?? ''
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Auth-Token: ${token}\r\n\r\n`,
  )
  let text = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1')
    if (text.length >= enough) break
  }
  return text
}

describe('a fault that answers', () => {
  it('status, before the work', async () => {
    const { outcome, committed } = await strike({
      kind: 'status',
      status: 503,
      code: 'FSS.0503',
      message: 'busy',
      headers: { 'X-More': '1' },
    })
    const json = { error_code: 'FSS.0503', error_msg: 'busy' }
    expect(outcome).toMatchObject({ status: 503, json })
    expect(outcome).toHaveProperty(['headers', 'x-more'], '1')
    expect(committed).toBe(false)
  })

  it('status, after the work, with a body of its own', async () => {
    const harm: Harm = { kind: 'status', status: 500, body: 'oops', commit: true }
    const { outcome, committed } = await strike(harm)
    expect(outcome).toMatchObject({ status: 500, text: 'oops' })
    expect(committed).toBe(true)
  })

  it('throttle', async () => {
    const { outcome, committed } = await strike({ kind: 'throttle', retryAfter: '7' })
    expect(outcome).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
      json: { error_code: 'APIGW.0308' },
    })
    expect(committed).toBe(false)
  })

  it('redirect', async () => {
    const { outcome, committed } = await strike({ kind: 'redirect', location: 'http://elsewhere/' })
    expect(outcome).toMatchObject({ status: 302, headers: { location: 'http://elsewhere/' } })
    expect(committed).toBe(false)
  })

  it('html', async () => {
    const { outcome, committed } = await strike({ kind: 'html' })
    expect(outcome).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } })
    expect(outcome).toHaveProperty('text', expect.stringContaining('<html>'))
    expect(committed).toBe(true)
  })

  it('empty', async () => {
    const { outcome, committed } = await strike({ kind: 'empty' })
    expect(outcome).toMatchObject({ status: 200, text: '' })
    expect(committed).toBe(true)
  })

  it('broken-json', async () => {
    const { outcome, committed } = await strike({ kind: 'broken-json' })
    const { text } = outcome as { text: string }
    expect(text).toMatch(/^\{"func_urn"/)
    expect(() => JSON.parse(text) as unknown).toThrow()
    expect(committed).toBe(true)
  })

  it('gzip-garbage', async () => {
    const { outcome, committed } = await strike({ kind: 'gzip-garbage' })
    expect(outcome).toMatchObject({ status: 200, headers: { 'content-encoding': 'gzip' } })
    expect(() => gunzipSync((outcome as { text: string }).text)).toThrow()
    expect(committed).toBe(true)
  })

  it('wrong-digest', async () => {
    const { outcome, committed } = await strike({ kind: 'wrong-digest' })
    expect(outcome).toHaveProperty('json.digest', '0badc0de'.repeat(16))
    expect(committed).toBe(true)
  })
})

describe('a fault that cuts', () => {
  it.each([true, false])('drop, commit %s', async (commit) => {
    const { outcome, committed, emulator } = await strike({ kind: 'drop', commit })
    expect(outcome).toMatchObject({ code: 'ECONNRESET' })
    expect(committed).toBe(commit)
    expect(emulator.requests[0]?.status).toBe(0)
  })

  it.each([true, false])('half, commit %s', async (commit) => {
    const { outcome, committed } = await strike({ kind: 'half', commit })
    expect(outcome).toMatchObject({ code: 'ECONNRESET' })
    expect(committed).toBe(commit)
  })

  it('half sends less than it promises', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script({ on: 'config', kind: 'half', commit: true })
    const text = await raw(emulator, pathOf(urn, 'config'))
    const [head = '', body = ''] = text.split('\r\n\r\n')
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1])
    expect(body.length).toBeGreaterThan(100)
    expect(body.length).toBeLessThan(promised)
  })

  it('endless sends until the other side hangs up', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script({ on: 'config', kind: 'endless' })
    const text = await raw(emulator, pathOf(urn, 'config'), 9 * 1024 * 1024)
    expect(text.length).toBeGreaterThanOrEqual(9 * 1024 * 1024)
  })

  /** Promises a body, sends one byte of it, and waits for what comes back. */
  async function beginUpload(emulator: Emulator, path: string) {
    const socket = connect(emulator.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{`)
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const closed = once(socket, 'close').then(() => 'closed')
    return { socket, closed, answer: () => text }
  }

  it.each([
    [{ kind: 'status', status: 413, early: true }, /^HTTP\/1\.1 413 /, 413],
    [{ kind: 'drop', early: true }, /^$/, 0],
  ] as const)('early comes while the body is on its way: %j', async (harm, form, status) => {
    const { emulator, path } = await start()
    emulator.faults.script({ on: 'code', ...harm })
    const { closed, answer } = await beginUpload(emulator, path)
    await closed
    expect(answer()).toMatch(form)
    expect(emulator.requests).toMatchObject([{ operation: 'code', status, bytes: 0 }])
  })

  it('early silence leaves the body unread', async () => {
    const { emulator, path } = await start()
    emulator.faults.script({ on: 'code', kind: 'silent', early: true })
    const { socket, closed, answer } = await beginUpload(emulator, path)
    const drained = new Promise((done) => socket.write(Buffer.alloc(64 * 1024 * 1024), done))
    const pause = new Promise((done) => setTimeout(done, 200, 'nothing'))
    expect(await Promise.race([closed, drained, pause])).toBe('nothing')
    expect(answer()).toBe('')
    socket.destroy()
  })
})

describe('a fault that delays', () => {
  it('slow: first byte', async () => {
    const begin = performance.now()
    const { outcome, committed } = await strike({ kind: 'slow', firstByteMs: 200 })
    expect(performance.now() - begin).toBeGreaterThan(190)
    expect(outcome).toMatchObject({ status: 200 })
    expect(committed).toBe(true)
  })

  it('slow: one byte at a time, and whole in the end', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script({ on: 'config', kind: 'slow', dripMs: 1 })
    const begin = performance.now()
    const reply = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect(performance.now() - begin).toBeGreaterThan(reply.text.length)
    expect(reply.json.func_urn).toBe(`${urn}:latest`)
  })

  it.each([true, false])('silent, commit %s: no answer, and close ends it', async (commit) => {
    const { emulator, urn, path } = await start()
    emulator.faults.script({ on: 'code', kind: 'silent', commit })
    const outcome = ask(emulator, 'PUT', path, zipBody(other)).catch((error: unknown) => error)
    await expect.poll(() => emulator.requests.length).toBe(1)
    const early = await Promise.race([
      outcome,
      new Promise((done) => setTimeout(done, 100, 'none')),
    ])
    expect(early).toBe('none')
    expect(emulator.functions.expect(urn).code.equals(other)).toBe(commit)
    await emulator.close()
    expect(await outcome).toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('the script', () => {
  const statuses = async (emulator: Emulator, path: string, count: number) => {
    const seen: number[] = []
    for (let n = 0; n < count; n += 1) seen.push((await ask(emulator, 'GET', path)).status)
    return seen
  }

  it('strikes as often as given, after as many calls as given, one after the other', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script(
      { on: 'config', kind: 'status', status: 500, times: 2 },
      { on: 'config', kind: 'status', status: 503, after: 1 },
    )
    expect(await statuses(emulator, pathOf(urn, 'config'), 5)).toEqual([500, 500, 200, 503, 200])
    expect(emulator.count('config')).toBe(5)
  })

  it('strikes its operation only; any is any', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script({ on: 'code', kind: 'throttle' })
    expect(await statuses(emulator, pathOf(urn, 'config'), 1)).toEqual([200])
    emulator.faults.clear()
    emulator.faults.script({ on: 'any', kind: 'throttle' })
    expect(await statuses(emulator, pathOf(urn, 'config'), 2)).toEqual([429, 200])
  })

  it('hides no failed authentication', async () => {
    const { emulator, urn } = await start()
    emulator.faults.script({ on: 'config', kind: 'throttle' })
    const path = pathOf(urn, 'config')
    expect((await send(emulator, { method: 'GET', path })).status).toBe(401)
    expect(emulator.faults.left).toBe(1)
  })

  it('cannot make a refused call succeed', async () => {
    const { emulator, urn, path, held } = await start()
    emulator.faults.script({ on: 'code', kind: 'wrong-digest' })
    expect((await ask(emulator, 'PUT', path, zipBody(held))).status).toBe(409)
    expect(emulator.functions.expect(urn).code).toEqual(held)
  })
})

it('the log of requests has no secret and no code', async () => {
  const { emulator, path } = await start()
  await ask(emulator, 'PUT', path, zipBody(other, { depend_version_list: ['v'] }))
  const [request] = emulator.requests
  expect(request).toMatchObject({
    method: 'PUT',
    path,
    operation: 'code',
    status: 200,
    authentication: 'token',
    body: { code_type: 'zip', func_code: {}, depend_version_list: ['v'] },
  })
  expect(request?.headerNames).toContain('x-auth-token')
  const text = JSON.stringify(request)
  expect(text).not.toContain(emulator.accounts.tokens[0]?.token)
  expect(text).not.toContain(other.toString('base64'))
})
