import { createServer } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeLine } from '../../src/report/escape.ts'
import { listening } from '../cloud/servers.ts'
import { PROJECT } from '../support/scripted.ts'
import { instantClock, step, type StepEnd } from '../support/step.ts'
import { permanentWorkspace } from '../support/workspace.ts'
import { expectOnlyText } from './page.ts'
import { commandsIn, HOSTILE } from './runner-log.ts'
import { anyCharacter } from '../support/any-character.ts'

const workspace = permanentWorkspace({ 'src/index.js': 'exports.handler = async () => 1\n' })

/** What the service answers to a reading and to an update: a status, and a body of any kind. */
interface Script {
  readonly config: readonly [number, string]
  readonly code: readonly [number, string]
}

/** Deploys to a service that answers what it likes. */
async function deployTo(script: Script, headers: Record<string, string> = {}): Promise<StepEnd> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [status, body] = request.method === 'GET' ? script.config : script.code
      response.writeHead(status, headers).end(body)
    })
  })
  const endpoint = `http://127.0.0.1:${await listening(server)}`
  const urn = `urn:fss:cn-north-4:${PROJECT}:function:default:hello`
  const inputs = { urn, code_path: 'src', endpoint, access_key: 'AK', secret_key: 'a-secret-key' }
  // What cannot be read is asked again until the time limit, here without waiting.
  return step({ inputs: { ...inputs, timeout: '20' }, workspace, clock: instantClock() })
}

/** All that the step prints, as the runner is given it. */
function logOf({ lines, warnings, notices, failures, debug }: StepEnd): string {
  const annotations = [...warnings, ...notices, ...failures.flatMap((text) => text.split('\n'))]
  return [...lines, ...debug, ...annotations].map(escapeLine).join('\n')
}

/** Fails when something in the answers has got where it has no business. */
function expectHarmless(end: StepEnd): void {
  expect(commandsIn(logOf(end))).toEqual([])
  expectOnlyText(end.summary)
  if (!end.green) {
    expect(end.failures).not.toEqual([])
    expect(end.outputs['outcome']).toBe('failed')
  }
  const results: unknown = JSON.parse(end.outputs['results'] ?? '')
  expect(Array.isArray(results)).toBe(true)
  expect(end.outputs['digest']).toMatch(/^([0-9a-f]{128})?$/)
  expect(end.outputs['code_size']).toMatch(/^\d*$/)
  expect(end.outputs['changed']).toMatch(/^(true|false)?$/)
}

const OLD = 'a'.repeat(128)
const sound = JSON.stringify({ digest: OLD, func_name: 'hello' })

describe('a hostile text', () => {
  it.each(HOSTILE)('%j in an error message is reported and does no harm', async (text) => {
    const refusal = JSON.stringify({
      error_code: text,
      error_msg: text,
      details: { error_msg: `x${text}` },
    })
    const end = await deployTo({ config: [200, sound], code: [400, refusal] })
    expect(end.green).toBe(false)
    expectHarmless(end)
    expect(end.failures[0]).not.toContain('function Object')
  })

  it.each(HOSTILE)('%j in every field of a function does no harm', async (text) => {
    const fields = {
      ...Object.fromEntries(
        ['func_urn', 'func_name', 'runtime', 'handler', 'last_modified', 'dependency_pkg'].map(
          (field) => [field, text],
        ),
      ),
      depend_version_list: [text],
      depend_list: [text],
      digest: OLD,
    }
    const end = await deployTo({
      config: [200, JSON.stringify(fields)],
      code: [200, JSON.stringify({ ...fields, digest: text })],
    })
    expectHarmless(end)
  })

  it.each(HOSTILE.filter((text) => /^[\x20-\x7e\t]*$/.test(text)))(
    '%j in the headers does no harm',
    async (text) => {
      const headers = {
        'x-request-id': text,
        location: text,
        'content-type': text,
        date: text,
        'retry-after': text,
      }
      for (const status of [302, 400]) {
        expectHarmless(await deployTo({ config: [status, '<html>'], code: [status, ''] }, headers))
      }
    },
  )
})

describe('answers of any JSON', () => {
  const FIELDS = [
    ...['func_urn', 'func_name', 'runtime', 'handler', 'digest', 'code_size', 'last_modified'],
    ...['depend_version_list', 'depend_list', 'dependency_pkg', 'code_encrypt_kms_key_id'],
    ...['custom_image', 'code_type', 'error', 'error_code', 'error_msg', 'details', '__proto__'],
  ]
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...HOSTILE, OLD, 0, null))
  const body = fc.oneof(
    fc.dictionary(fc.constantFrom(...FIELDS), value).map((all) => JSON.stringify(all)),
    fc.json(),
    fc.string({ unit: anyCharacter }),
  )
  const status = fc.constantFrom(200, 200, 204, 302, 400, 401, 404, 409, 413)

  it('do no harm, and green is only what holds the package', async () => {
    const answers = fc.tuple(status, body)
    await fc.assert(
      fc.asyncProperty(fc.tuple(fc.constant(200), body), answers, async (config, code) => {
        const end = await deployTo({ config, code })
        expectHarmless(end)
        if (end.green) expect(config[1] + code[1]).toContain(end.outputs['digest'])
      }),
      { numRuns: 60 },
    )
  })

  it('nested without end is red or read', async () => {
    const deep = `{"digest":"${OLD}","a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    expectHarmless(await deployTo({ config: [200, deep], code: [400, deep] }))
    expectHarmless(await deployTo({ config: [200, '{"a":'.repeat(200_000)], code: [200, '{}'] }))
  })

  it('of 100 MB is cut and red', async () => {
    const server = createServer((request, response) => {
      request.resume()
      response.write('{"func_name":"')
      let left = 100
      const more = (): void => {
        while (left > 0 && !response.destroyed) {
          left -= 1
          if (!response.write('x'.repeat(1_000_000))) {
            response.once('drain', more)
            return
          }
        }
        response.end('"}')
      }
      more()
    })
    const endpoint = `http://127.0.0.1:${await listening(server)}`
    const urn = `urn:fss:cn-north-4:${PROJECT}:function:default:hello`
    const inputs = { urn, code_path: 'src', endpoint, access_key: 'AK', secret_key: 'a-secret-key' }
    const end = await step({ inputs, workspace })
    expect(end.failures[0]).toMatch(/response exceeds 8388608 bytes/)
    expectHarmless(end)
  })
})
