import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { inputsFor, OLD_CODE, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = {
  'src/index.js': 'exports.handler = async () => "hello"\n',
  'src/lib/answer.js': 'module.exports = 42\n',
}
const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('hex')
const profiles = ['seed-2018', 'huawei-now', 'otc'] as const

function jar(): Buffer {
  const zip = new AdmZip()
  zip.addFile('Handler.class', Buffer.from('class'))
  return zip.toBuffer()
}

describe.each(profiles)('code on %s', (profile) => {
  it('is sent once when it changed, and not at all when it did not', async () => {
    const emulator = await serviceHolding({}, { profile })
    const workspace = workspaceWith(files)

    const first = await step({ inputs: inputsFor(emulator), workspace })
    const held = emulator.functions.expect(urnOf(emulator))
    expect(first).toMatchObject({ green: true, failures: [], warnings: [] })
    expect(first.outputs).toMatchObject({
      outcome: 'deployed',
      changed: 'true',
      reason: 'code',
      digest: sha512(held.code),
      code_size: String(held.code.length),
      previous_digest: sha512(OLD_CODE),
      func_urn: urnOf(emulator),
      func_name: 'hello',
      runtime: 'Node.js20.15',
    })
    const names = new AdmZip(held.code).getEntries().map((entry) => entry.entryName)
    expect(names).toEqual(['index.js', 'lib/answer.js'])
    expect(updatesTo(emulator)).toEqual([
      { code_type: 'zip', code_filename: 'hello.zip', func_code: {} },
    ])

    const second = await step({ inputs: inputsFor(emulator), workspace })
    expect(second.outputs).toMatchObject({
      outcome: 'unchanged',
      changed: 'false',
      reason: 'none',
      digest: sha512(held.code),
      previous_digest: sha512(held.code),
      code_size: String(held.code.length),
      last_modified: first.outputs['last_modified'],
    })
    expect(emulator.count('code')).toBe(1)
  })

  it('is compared whatever the case of the digest and the kind of the size', async () => {
    const switches = { digestCase: 'upper', codeSize: 'string' } as const
    const emulator = await serviceHolding({}, { profile, switches })
    const workspace = workspaceWith(files)
    const first = await step({ inputs: inputsFor(emulator), workspace })
    const second = await step({ inputs: inputsFor(emulator), workspace })
    expect(first.outputs).toMatchObject({ outcome: 'deployed' })
    expect(second.outputs).toMatchObject({ outcome: 'unchanged' })
    expect(second.outputs['digest']).toMatch(/^[0-9a-f]{128}$/)
    expect(Number(second.outputs['code_size'])).toBeGreaterThan(0)
  })

  it('goes inline when asked to', async () => {
    const emulator = await serviceHolding({}, { profile })
    const inputs = { ...inputsFor(emulator), code_path: 'src/index.js', code_type: 'inline' }
    const { outputs } = await step({ inputs, workspace: workspaceWith(files) })
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(outputs['digest']).toBe(sha512(Buffer.from(files['src/index.js'])))
    expect(updatesTo(emulator)).toEqual([{ code_type: 'inline', func_code: {} }])
  })

  it('goes as a ready archive, byte for byte', async () => {
    const emulator = await serviceHolding({}, { profile })
    const archive = stored('index.js', Buffer.from('exports.handler = async () => 1'))
    const workspace = workspaceWith({ 'build/app-1.0.zip': archive })
    const inputs = { ...inputsFor(emulator), code_path: 'build/*.zip' }
    const { outputs } = await step({ inputs, workspace })
    expect(outputs).toMatchObject({ outcome: 'deployed', digest: sha512(archive) })
    expect(outputs['package_path']).toBe(`${workspace}/build/app-1.0.zip`)
    expect(emulator.functions.expect(urnOf(emulator)).code.equals(archive)).toBe(true)
    expect(updatesTo(emulator)).toMatchObject([{ code_filename: 'app-1.0.zip' }])
  })

  it('says what the gateway holds when staleness has passed', async () => {
    const switches = { staleConfigMs: 30, answersDigest: false }
    const emulator = await serviceHolding({}, { profile, switches })
    const { outputs, failures } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(failures).toEqual([])
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(outputs['digest']).toBe(emulator.functions.expect(urnOf(emulator)).digest)
  })
})

describe('code', () => {
  it('is sent again when force is set, and the 409 is no failure', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const inputs = { ...inputsFor(emulator), force: 'true' }
    const first = await step({ inputs, workspace })
    expect(first.outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
    const second = await step({ inputs, workspace })
    expect(second.outputs).toMatchObject({
      outcome: 'unchanged',
      changed: 'false',
      reason: 'forced',
    })
    expect(emulator.count('code')).toBe(2)
  })

  it('is unchanged after a forced update that the service takes', async () => {
    const emulator = await serviceHolding({}, { switches: { sameCode: 'never' } })
    const workspace = workspaceWith(files)
    await step({ inputs: inputsFor(emulator), workspace })
    const { outputs } = await step({ inputs: { ...inputsFor(emulator), force: 'true' }, workspace })
    expect(outputs).toMatchObject({ outcome: 'unchanged', changed: 'false', reason: 'forced' })
    expect(emulator.count('code')).toBe(2)
  })

  it('that no digest ever proves is a failure', async () => {
    const emulator = await serviceHolding({}, { switches: { zipDigest: 'missing' } })
    const { green, failures, outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(green).toBe(false)
    expect(failures[0]).toMatch(/the service returned no digest/)
    expect(outputs).toMatchObject({ outcome: 'failed', changed: '', digest: '' })
  })

  it('that another digest contradicts is a failure that names both', async () => {
    const emulator = await serviceHolding({}, { switches: { zipDigest: 'foreign' } })
    const { green, failures, outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    const sent = emulator.functions.expect(urnOf(emulator)).digest
    expect(green).toBe(false)
    expect(failures[0]).toContain(sent)
    expect(failures[0]).toContain(outputs['digest'])
    expect(outputs['digest']).toMatch(/^[0-9a-f]{128}$/)
    expect(emulator.count('config')).toBe(1 + 5)
  })

  it('with a wrong digest in the answer is decided by the configuration', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'wrong-digest' })
    const { green, outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(green).toBe(true)
    expect(outputs['digest']).toBe(emulator.functions.expect(urnOf(emulator)).digest)
  })

  it('of an image cannot be updated', async () => {
    const emulator = await serviceHolding({ customImage: { enabled: true, image: 'swr/x' } })
    const { failures } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(failures[0]).toMatch(/custom image, so there is no code/)
    expect(emulator.count('code')).toBe(0)
  })

  it('that is encrypted keeps its key, and its digest is only a hint', async () => {
    const emulator = await serviceHolding({ kmsKeyId: 'key-1' })
    const { green, warnings, outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(warnings.join()).toMatch(
      /reports SHA-512 [0-9a-f]{128} \(package: SHA-512 [0-9a-f]{128}\): /,
    )
    expect(updatesTo(emulator)).toMatchObject([{ code_encrypt_kms_key_id: 'key-1' }])
  })

  it.each(['ours', 'foreign', 'missing'] as const)('in a jar with a digest %s', async (kind) => {
    const java = { runtime: 'Java17', handler: 'Handler.handle' }
    const emulator = await serviceHolding(java, { switches: { jarDigest: kind } })
    const workspace = workspaceWith({ 'app.jar': jar() })
    const inputs = { ...inputsFor(emulator), code_path: 'app.jar' }
    const first = await step({ inputs, workspace })
    expect(first).toMatchObject({ green: true, outputs: { outcome: 'deployed', reason: 'code' } })
    expect(first.outputs['changed']).toBe(kind === 'missing' ? '' : 'true')
    expect(first.warnings).toHaveLength(kind === 'ours' ? 0 : 1)
    expect(updatesTo(emulator)).toMatchObject([{ code_type: 'jar', code_filename: 'app.jar' }])

    const second = await step({ inputs, workspace })
    expect(second.green).toBe(true)
    expect(second.outputs['outcome']).toBe('unchanged')
    expect(second.outputs['changed']).toBe(kind === 'missing' ? '' : 'false')
    expect(emulator.count('code')).toBe(kind === 'ours' ? 1 : 2)
  })

  it.each(['ours', 'foreign', 'missing'] as const)('in OBS with a digest %s', async (kind) => {
    const emulator = await serviceHolding({}, { switches: { obsDigest: kind } })
    const url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
    emulator.objects.set(url, jar())
    const inputs = { ...inputsFor(emulator), code_path: '', code_url: url }
    const workspace = workspaceWith({})
    const first = await step({ inputs, workspace })
    expect(first).toMatchObject({ green: true, outputs: { outcome: 'deployed', reason: 'code' } })
    expect(first.outputs).toMatchObject({
      changed: kind === 'missing' ? '' : 'true',
      package_path: '',
    })
    expect(updatesTo(emulator)).toEqual([{ code_type: 'obs', code_url: url }])

    const second = await step({ inputs, workspace })
    expect(second).toMatchObject({ green: true, outputs: { outcome: 'unchanged', reason: 'none' } })
    const forced = await step({ inputs: { ...inputs, force: 'true' }, workspace })
    expect(forced.outputs['reason']).toBe('forced')
    expect(emulator.count('code')).toBe(3)
  })

  it('in OBS with a query is masked and warned about', async () => {
    const emulator = await serviceHolding()
    const url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
    emulator.objects.set(url, jar())
    const code_url = `${url}?Signature=hush&Expires=1`
    const inputs = { ...inputsFor(emulator), code_path: '', code_url }
    const end = await step({ inputs, workspace: workspaceWith({}) })
    expect(end.green).toBe(true)
    expect(end.masks).toContain('Signature=hush&Expires=1')
    expect(end.warnings.join()).toMatch(/Pre-signed URLs/)
    expect(JSON.stringify([end.lines, end.warnings, end.summary, end.outputs])).not.toContain(
      'hush',
    )
  })

  it('without the file of its handler is warned about', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith({ 'repo/app/index.js': 'exports.handler = 1\n' })
    const { green, warnings } = await step({
      inputs: { ...inputsFor(emulator), code_path: 'repo' },
      workspace,
    })
    expect(green).toBe(true)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(
      /Handler file index\.js not found at the root of the package .*\. Found in app\//,
    )
  })

  it('over the limit is not sent', async () => {
    const emulator = await serviceHolding()
    const inputs = { ...inputsFor(emulator), code_type: 'inline', code_path: 'big.js' }
    const workspace = workspaceWith({ 'big.js': '1'.repeat(10_241) })
    const { failures } = await step({ inputs, workspace })
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/10,241 bytes/)
    expect(emulator.requests).toEqual([])
  })

  it('of more than a piece arrives as it was packed', async () => {
    const emulator = await serviceHolding({}, { switches: { signedBodyLimit: 0 } })
    const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * at * 7919) % 251))
    const { outputs, green } = await step({
      inputs: { ...inputsFor(emulator), code_path: 'noise.zip' },
      workspace: workspaceWith({ 'noise.zip': stored('index.js', noise) }),
    })
    const held = emulator.functions.expect(urnOf(emulator)).code
    expect(green).toBe(true)
    expect(held.length).toBeGreaterThan(2_000_000)
    expect(outputs['digest']).toBe(sha512(held))
  })

  it('is not written to the workspace', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    await step({ inputs: inputsFor(emulator), workspace })
    expect(readFileSync(`${workspace}/src/index.js`, 'utf8')).toBe(files['src/index.js'])
  })
})

function stored(name: string, content: Buffer): Buffer {
  const zip = new AdmZip()
  zip.addFile(name, content)
  for (const entry of zip.getEntries()) entry.header.method = 0
  return zip.toBuffer()
}
