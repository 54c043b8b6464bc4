import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { EmulatorOptions } from '../../emulator/emulator.ts'
import { isMaskable, withoutShort } from '../../src/report/secret-forms.ts'
import { hastyClock, step } from '../support/step.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = { 'src/index.js': 'exports.handler = async () => 1\n' }
const java = { runtime: 'Java17', handler: 'Handler.handle' }

function jarWith(content: string): Buffer {
  const zip = new AdmZip()
  zip.addFile('Handler.class', Buffer.from(content))
  return zip.toBuffer()
}

/** A service that answers the configuration with this text, and would clear what is left out. */
async function afterConfig(
  body: string,
): Promise<{ green: boolean; failure: string; held: unknown }> {
  const emulator = await serviceHolding(
    { dependVersionList: ['v1'] },
    { switches: { absentList: 'clear' } },
  )
  emulator.faults.script({ on: 'config', kind: 'status', status: 200, body })
  const { green, failures } = await step({
    inputs: inputsFor(emulator),
    workspace: workspaceWith(files),
  })
  const { dependVersionList } = emulator.functions.expect(urnOf(emulator))
  return { green, failure: failures[0] ?? '', held: dependVersionList }
}

describe('a configuration that cannot be trusted', () => {
  it.each([
    ['{}', /no function in the body/],
    ['{"error_code":"FSS.0500"}', /HTTP 200, FSS\.0500/],
    ['{"func_name":"hello","depend_version_list":"v1"}', /unknown format of depend_version_list/],
    [
      '{"func_name":"hello","depend_version_list":["v1",null]}',
      /unknown format of depend_version_list/,
    ],
    ['{"func_name":"hello","depend_list":[{"id":"v1"}]}', /unknown format of depend_list/],
    ['{"func_name":"hello","dependency_pkg":7}', /unknown format of dependency_pkg/],
  ])('%s ends red, and no dependency is lost', async (body, expected) => {
    const { green, failure, held } = await afterConfig(body)
    expect(green).toBe(false)
    expect(failure).toMatch(expected)
    expect(held).toEqual(['v1'])
  })
})

describe('an update that was lost and changes nothing that is reported', () => {
  it('is sent again', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    await step({ inputs: inputsFor(emulator), workspace })
    emulator.faults.script({ on: 'code', kind: 'drop' })
    const inputs = { ...inputsFor(emulator), depend_list: 'd1' }
    const { green } = await step({ inputs, workspace })
    expect(green).toBe(true)
    expect(emulator.count('code')).toBe(1 + 2)
  })
})

describe('a jar whose digest nobody can know', () => {
  const switches: EmulatorOptions['switches'] = { answersDigest: false, jarDigest: 'foreign' }

  it('is not reported with the old digest while the configuration lags', async () => {
    const emulator = await serviceHolding(java, { switches: { ...switches, staleConfigMs: 40 } })
    const inputs = { ...inputsFor(emulator), code_path: 'app.jar' }
    const workspace = workspaceWith({ 'app.jar': jarWith('new') })
    const { outputs } = await step({ inputs, workspace })
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(outputs['digest']).not.toBe(outputs['previous_digest'])
  })

  it('has no digest in the outputs when it stays the old one', async () => {
    const emulator = await serviceHolding(java, { switches: { ...switches, staleConfigMs: 5_000 } })
    const inputs = { ...inputsFor(emulator), code_path: 'app.jar' }
    const workspace = workspaceWith({ 'app.jar': jarWith('new') })
    const { outputs, green } = await step({ inputs, workspace })
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: '', digest: '', code_size: '' })
  })

  it('is unchanged by a 409 after an update that was surely not taken', async () => {
    const code = jarWith('same')
    const held = { ...java, code, codeType: 'jar' }
    const emulator = await serviceHolding(held, { switches: { jarDigest: 'foreign' } })
    emulator.faults.script({ on: 'code', kind: 'throttle', retryAfter: '1' })
    const inputs = { ...inputsFor(emulator), code_path: 'app.jar' }
    const workspace = workspaceWith({ 'app.jar': code })
    const { outputs, warnings } = await step({ inputs, workspace })
    expect(outputs).toMatchObject({ outcome: 'unchanged', changed: 'false' })
    expect(warnings).toEqual([])
  })

  it("does not overwrite somebody else's jar when the write comes late", async () => {
    const emulator = await serviceHolding(java, { switches: { jarDigest: 'foreign' } })
    emulator.faults.script({ on: 'code', kind: 'throttle' })
    const other = jarWith('somebody else')
    let ahead = 0
    const clock = {
      ...hastyClock,
      now: () => new Date(Date.now() + ahead),
      sleep: async (): Promise<void> => {
        ahead += 6_000
        emulator.functions.set(urnOf(emulator), { code: other })
        await Promise.resolve()
      },
    }
    const inputs = { ...inputsFor(emulator), code_path: 'app.jar' }
    const workspace = workspaceWith({ 'app.jar': jarWith('ours') })
    const { failures } = await step({ inputs, workspace, clock })
    expect(failures[0]).toMatch(/was modified during this run/)
    expect(emulator.functions.expect(urnOf(emulator)).code.equals(other)).toBe(true)
  })
})

describe('a service that leaves out empty lists', () => {
  it('applied [] when the list is gone', async () => {
    const switches = { emptyLists: 'omitted', reportsDependList: true } as const
    const emulator = await serviceHolding({ dependVersionList: ['v1'] }, { switches })
    const inputs = { ...inputsFor(emulator), depend_version_list: '[]' }
    const { green, outputs } = await step({ inputs, workspace: workspaceWith(files) })
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', reason: 'code+dependencies' })
    const again = await step({
      inputs: { ...inputsFor(emulator) },
      workspace: workspaceWith(files),
    })
    expect(again.outputs['outcome']).toBe('unchanged')
  })

  it('applied [] alone, and that is a change', async () => {
    const switches = { emptyLists: 'omitted' } as const
    const emulator = await serviceHolding({}, { switches })
    const workspace = workspaceWith(files)
    await step({ inputs: inputsFor(emulator), workspace })
    emulator.functions.set(urnOf(emulator), { dependVersionList: ['v1'] })
    const inputs = { ...inputsFor(emulator), depend_version_list: '[]' }
    const { outputs, failures } = await step({ inputs, workspace })
    expect(failures).toEqual([])
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'dependencies' })
  })
})

describe('inputs', () => {
  it.each([
    ['depend_version_list', ',', /^- `depend_version_list` must be a list of IDs .*, got ","/m],
    ['endpoint', 'https://me:hunter2@example.com', /user name or password/],
    ['code_url', 'https://me:hunter2@b.obs.x.com/k?Signature=hunter2hunter2', /code_url/],
    [
      'code_path',
      'https://b.obs.x.com/k?Signature=hunter2hunter2',
      /must not be a URL, .*: use `code_url`/,
    ],
  ])('%s %s is refused without showing a secret', async (name, value, expected) => {
    const emulator = await serviceHolding({ dependVersionList: ['v1'] })
    const end = await step({
      inputs: { ...inputsFor(emulator), [name]: value },
      workspace: workspaceWith(files),
    })
    expect(end.failures[0]).toMatch(expected)
    expect(JSON.stringify({ ...end, masks: [] })).not.toContain('hunter2')
    expect(emulator.requests).toEqual([])
  })

  it('hide no digit of a digest because of a short query', async () => {
    const emulator = await serviceHolding()
    const inputs = {
      ...inputsFor(emulator),
      code_path: '',
      code_url: 'https://b.obs.cn-north-4.myhuaweicloud.com/k.zip?1',
    }
    const { masks } = await step({ inputs, workspace: workspaceWith(files) })
    const short = masks.filter((mask) => !isMaskable(mask))
    expect(short).toContain('1')
    expect(withoutShort('c01ffee1 11 1', new Set(short))).toBe('c01ffee1 11 ***')
  })

  it('are all read, whatever else is wrong and whatever the mode is', async () => {
    const wrong = {
      mode: 'package',
      urn: 'rubbish',
      force: 'maybe',
      depend_list: '[',
      max_parallel: 'x',
      endpoint: 'ftp://x',
      compression: 'brotli',
      code_filename: 'a/b',
      code_root: 'nowhere',
    }
    const { failures } = await step({ inputs: wrong, workspace: workspaceWith(files) })
    const named = [...(failures[0] ?? '').matchAll(/^- (?:Invalid )?`(\w+)`/gm)].map(
      ([, name]) => name,
    )
    expect(named.sort()).toEqual(
      [...Object.keys(wrong).filter((name) => name !== 'mode'), 'code_path'].sort(),
    )
  })

  it('report a GitHub token beside half a pair of keys', async () => {
    const inputs = { code_path: 'src', access_key: 'AK', iam_token: 'ghp_1234' }
    const { failures } = await step({ inputs, workspace: workspaceWith(files) })
    expect(failures[0]).toMatch(/`secret_key` is required with `access_key`/)
    expect(failures[0]).toMatch(/`iam_token` is a GitHub token/)
  })
})

describe('a step that is ended while an update is under way', () => {
  it('says that the function may hold it', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'silent', commit: true })
    const { failures } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      deadlineMs: 400,
    })
    expect(failures[0]).toMatch(
      /timed out after .*, in progress: update function code \(.*\); an update was in flight: its result is unknown/,
    )
  })
})

describe('what the service says', () => {
  it('is cut where it would fill the log', async () => {
    const emulator = await serviceHolding()
    const message = 'x'.repeat(200_000)
    emulator.faults.script({ on: 'code', kind: 'status', status: 400, code: 'FSS.0400', message })
    const { failures } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(failures[0]?.length).toBeLessThan(2_000)
  })

  it('is reported with its request ID when an update could not be verified', async () => {
    const emulator = await serviceHolding({}, { switches: { zipDigest: 'foreign' } })
    const { failures } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
    })
    expect(failures[0]).toMatch(/\(request ID \S+\)\nRe-running may help\. /)
  })

  it('of a dependency package is masked where its address is signed', async () => {
    const dependencyPkg = 'https://b.obs.x.com/libs.zip?Signature=hush-hush-hush'
    const emulator = await serviceHolding(
      { dependencyPkg },
      { switches: { reportsDependencyPkg: true, dependencyPkgField: 'honored' } },
    )
    const { masks } = await step({ inputs: inputsFor(emulator), workspace: workspaceWith(files) })
    expect(masks).toContain('hush-hush-hush')
  })

  it('as a number of last_modified is handed on', async () => {
    const emulator = await serviceHolding({}, { switches: { lastModified: 'epoch' } })
    const { outputs } = await step({ inputs: inputsFor(emulator), workspace: workspaceWith(files) })
    expect(outputs['last_modified']).toMatch(/^\d+$/)
  })
})
