import { request } from 'node:http'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CERTIFICATE_FILE, PROXY_HOST, proxyTo, tlsServer } from '../cloud/servers.ts'
import { runAction } from '../support/run-action.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

describe('the bundle behind a proxy', () => {
  it('deploys through it, with the certificate of a private authority', async () => {
    const emulator = await serviceHolding()
    const front = await tlsServer((message, answer) => {
      const options = { method: message.method, headers: message.headers, path: message.url }
      const onward = request(emulator.url, options, (response) => {
        answer.writeHead(response.statusCode ?? 0, response.headers)
        response.pipe(answer)
      })
      message.pipe(onward)
    })
    const proxy = await proxyTo(Number(front.port))
    const named = proxy.url.replace('//', '//user:word@')
    const { exitCode, log, outputs } = await runAction({
      inputs: { ...inputsFor(emulator), endpoint: `https://${PROXY_HOST}` },
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
      environment: { HTTPS_PROXY: named, NODE_EXTRA_CA_CERTS: resolve(CERTIFICATE_FILE) },
    })
    expect(exitCode).toBe(0)
    expect(log).not.toMatch(/deprecat/i)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(outputs['digest']).toBe(emulator.functions.expect(urnOf(emulator)).digest)
    expect(new Set(proxy.asked)).toEqual(
      new Set([`CONNECT ${PROXY_HOST}:443 Basic ${btoa('user:word')}`]),
    )
  })
})
