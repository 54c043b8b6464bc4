import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runAction } from '../support/run-action.ts'
import { metadata, runEmulatorAction, type PhaseEnd } from '../support/run-emulator-action.ts'
import { readCommands } from '../support/runner-files.ts'
import { permanentWorkspace, workspaceWith } from '../support/workspace.ts'

const PROJECT = '0123456789abcdef0123456789abcdef'
const urn = (region: string, name: string): string =>
  `urn:fss:${region}:${PROJECT}:function:default:${name}`

const workspace = permanentWorkspace({
  'node/index.js': 'exports.handler = async () => "from Node.js"\n',
  'python/index.py': 'def handler(event, context):\n    return "from Python"\n',
})

/** The inputs of a deployment to what the emulator's outputs name. */
function inputsFrom({ outputs }: PhaseEnd): Record<string, string> {
  const { endpoint = '', access_key = '', secret_key = '' } = outputs
  return { endpoint, access_key, secret_key }
}

async function call({ outputs }: PhaseEnd, to: string): Promise<string> {
  const path = `/v2/${outputs['project_id'] ?? ''}/fgs/functions/${to}/invocations`
  const answer = await globalThis.fetch(`${outputs['endpoint'] ?? ''}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': outputs['iam_token'] ?? '' },
    body: '{}',
  })
  return answer.text()
}

async function isThere({ outputs }: PhaseEnd): Promise<boolean> {
  try {
    return (await globalThis.fetch(`${outputs['endpoint'] ?? ''}/health`)).ok
  } catch {
    return false
  }
}

describe("the emulator's action", () => {
  it('serves deployments to functions in several regions for the rest of the job', async () => {
    const { main, post } = await runEmulatorAction({
      functions: [
        '- name: hello',
        '- name: hello',
        '  region: ap-southeast-3',
        '- { name: colors, runtime: Python3.12, handler: index.handler }',
      ].join('\n'),
    })
    expect(main.exitCode).toBe(0)
    expect(Object.keys(main.outputs).sort()).toEqual(Object.keys(metadata.outputs).sort())
    const all = [
      urn('cn-north-4', 'hello'),
      urn('ap-southeast-3', 'hello'),
      urn('cn-north-4', 'colors'),
    ]
    expect(main.outputs['urns']?.split('\n')).toEqual(all)
    const [first = '', second = '', python = ''] = all
    expect(await call(main, first)).toContain('nothing was deployed yet')
    expect(await call(main, python)).toContain('nothing was deployed yet')

    const shared = { workspace, environment: {} }
    const both = { ...inputsFrom(main), urn: `${first}\n${second}`, code_path: 'node' }
    const deployed = await runAction({ ...shared, inputs: both })
    expect(deployed).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'deployed', changed: 'true' },
    })
    const again = await runAction({ ...shared, inputs: both })
    expect(again).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'unchanged', changed: 'false' },
    })
    const inPython = { ...inputsFrom(main), urn: python, code_path: 'python' }
    expect((await runAction({ ...shared, inputs: inPython })).exitCode).toBe(0)
    const nobody = { ...both, urn: urn('cn-north-4', 'nobody') }
    expect(await runAction({ ...shared, inputs: nobody })).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'failed' },
    })
    expect(await call(main, second)).toBe('"from Node.js"')
    expect(await call(main, python)).toBe('"from Python"')

    expect(await isThere(main)).toBe(true)
    const end = await post()
    expect(end.exitCode).toBe(0)
    expect(await isThere(main)).toBe(false)
    const lines = end.log.split('\n')
    expect(lines.filter((line) => / 200 \(code, aksk, /.test(line))).toHaveLength(3)
    expect(lines.filter((line) => / 404 \(config, aksk, /.test(line))).toHaveLength(1)
  }, 60_000)

  it('masks the secrets before it prints anything, and prints them nowhere', async () => {
    const { main, post } = await runEmulatorAction({ functions: '- name: hello' })
    const secrets = [main.outputs['secret_key'], main.outputs['iam_token']]
    const masks = main.log.split('\n').slice(0, 2)
    expect(masks).toEqual(secrets.map((secret) => `::add-mask::${secret ?? ''}`))
    const shown = main.log.split('\n').slice(2).join('\n') + (await post()).log
    for (const secret of secrets) expect(shown).not.toContain(secret)
  })

  it('shows its log in a group, in which nothing is a command', async () => {
    const { main, post } = await runEmulatorAction({})
    await globalThis.fetch(`${main.outputs['endpoint'] ?? ''}/v2/::error::x/fgs/functions`)
    const { log } = await post()
    const [, token = '', inside = ''] =
      /^::group::Emulator log\n::stop-commands::([\w-]+)\n(.*)\n::\1::\n::endgroup::\n$/s.exec(
        log,
      ) ?? []
    expect(token).toMatch(/^[\w-]{36}$/)
    expect(inside).toMatch(
      /^GET \/v2\/::error::x\/fgs\/functions 401 \(list, anonymous, 0 bytes, \d+ ms\)$/,
    )
  })

  it('warns at the end of the job that it was ended before', async () => {
    const { main, post, state } = await runEmulatorAction({})
    process.kill(Number(state['pid']), 'SIGKILL')
    await expect.poll(() => isThere(main)).toBe(false)
    const end = await post()
    expect(end.exitCode).toBe(0)
    expect(readCommands(end.log)[0]).toMatchObject({
      name: 'warning',
      message: 'The emulator stopped before the end of the job',
    })
  })

  it('fails with all that is wrong with its inputs, and has nothing to end then', async () => {
    const { main, post, state } = await runEmulatorAction({
      functions: '- name: a b\n- runtme: x',
      region: 'A B',
      switches: 'codeSize=string',
    })
    expect(main.exitCode).toBe(1)
    expect(main.outputs).toEqual({})
    const [command] = readCommands(main.log)
    expect(command?.name).toBe('error')
    expect(command?.message).toMatch(
      /^Invalid inputs:\n- region: A B is not .*\n- functions\[0\]: .*\n- functions\[1\]: unknown key "runtme"; accepted: name/,
    )
    expect(state).toEqual({ phase: 'post' })
    expect(await post()).toMatchObject({ exitCode: 0, log: '' })
  })

  it('takes code from files of the workspace, and a profile with its switches', async () => {
    const folder = workspaceWith({ 'old.py': 'def handler(event, context):\n    return "old"\n' })
    const { main } = await runEmulatorAction(
      {
        functions:
          '- { name: old, runtime: Python3.12, handler: old.handler, codeType: inline, codeFile: old.py }',
        profile: 'seed-2018',
        switches: 'codeSize=number\n\n  lastModified=iso-zone  ',
      },
      folder,
    )
    expect(await call(main, urn('cn-north-4', 'old'))).toBe('"old"')
  })

  it('takes a profile from a file of the workspace', async () => {
    const profile = { base: 'huawei-now', switches: { zipDigest: 'missing' } }
    const folder = workspaceWith({ 'ci/profile.json': JSON.stringify(profile) })
    const { main } = await runEmulatorAction(
      { functions: '- name: hello', profile: 'ci/profile.json' },
      folder,
    )
    const { outputs } = main
    const path = `/v2/${outputs['project_id'] ?? ''}/fgs/functions/${outputs['urns'] ?? ''}/config`
    const answer = await globalThis.fetch(`${outputs['endpoint'] ?? ''}${path}`, {
      headers: { 'x-auth-token': outputs['iam_token'] ?? '' },
    })
    expect(answer.status).toBe(200)
    expect((await answer.json()) as object).not.toHaveProperty('digest')
  })
})

describe('emulator/dist', () => {
  it('is without undici, a second HTTP client that nothing here calls', () => {
    const texts = ['index.js', 'service.js'].map((name) =>
      readFileSync(`emulator/dist/${name}`, 'utf8'),
    )
    expect(texts.filter((text) => text.includes('undici:client:connected'))).toEqual([])
  })

  it('holds the licence of every package whose code it holds', () => {
    const licences = readFileSync('emulator/dist/licenses.txt', 'utf8')
    const code =
      readFileSync('emulator/dist/index.js', 'utf8') +
      readFileSync('emulator/dist/service.js', 'utf8')
    const named = code.matchAll(/MODULE: \.\/\S*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)
    const packages = new Set([...named].map(([, name = '']) => name))
    for (const name of [...packages, '@actions/core', 'adm-zip', 'jose', 'yaml']) {
      expect(licences).toMatch(new RegExp(`^${name} \\d\\S* \\(.+\\)\\n\\n\\S`, 'm'))
    }
  })
})
