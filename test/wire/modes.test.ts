import { describe, expect, it } from 'vitest'
import { inputsFor, OLD_CODE, serviceHolding, serviceWith, urnOf } from '../support/service.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = { 'src/index.js': 'exports.handler = async () => 1\n' }

describe('mode plan', () => {
  it('says what a deploy would do, and writes nothing', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const inputs = { ...inputsFor(emulator), mode: 'plan' }
    const planned = await step({ inputs, workspace })
    expect(planned).toMatchObject({ green: true, warnings: [] })
    expect(planned.outputs).toMatchObject({
      outcome: 'planned',
      changed: 'true',
      reason: 'code',
      previous_digest: emulator.functions.expect(urnOf(emulator)).digest,
      func_name: 'hello',
    })
    expect(planned.lines.join('\n')).toMatch(/Would upload 146 bytes \(code changed\)/)
    expect(emulator.count('code')).toBe(0)

    const deployed = await step({ inputs: inputsFor(emulator), workspace })
    expect(deployed.outputs['digest']).toBe(planned.outputs['digest'])
    expect(deployed.outputs['code_size']).toBe(planned.outputs['code_size'])

    const again = await step({ inputs, workspace })
    expect(again.outputs).toMatchObject({ outcome: 'planned', changed: 'false', reason: 'none' })
    const forced = await step({ inputs: { ...inputs, force: 'true' }, workspace })
    expect(forced.outputs).toMatchObject({ changed: 'false', reason: 'forced' })
  })

  it('is unknown for code in OBS, but known with an expected digest', async () => {
    const emulator = await serviceHolding()
    const code_url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
    const inputs = { ...inputsFor(emulator), code_path: '', code_url, mode: 'plan' }
    const workspace = workspaceWith({})
    const blind = await step({ inputs, workspace })
    expect(blind.outputs).toMatchObject({ outcome: 'planned', changed: '', digest: '' })
    const expect_digest = emulator.functions.expect(urnOf(emulator)).digest
    const seeing = await step({ inputs: { ...inputs, expect_digest }, workspace })
    expect(seeing.outputs).toMatchObject({ changed: 'false', reason: 'none' })
  })

  it('is red when the function cannot be read', async () => {
    const emulator = await serviceWith()
    const { green, outputs } = await step({
      inputs: { ...inputsFor(emulator), mode: 'plan' },
      workspace: workspaceWith(files),
    })
    expect(green).toBe(false)
    expect(outputs['outcome']).toBe('failed')
  })

  it('warns of a field that the service does not report', async () => {
    const emulator = await serviceHolding()
    const { warnings, outputs } = await step({
      inputs: { ...inputsFor(emulator), mode: 'plan', depend_list: 'd1' },
      workspace: workspaceWith(files),
    })
    expect(warnings).toHaveLength(1)
    expect(outputs).toMatchObject({ changed: 'true', reason: 'code' })
  })
})

describe('mode package', () => {
  it('needs neither urn nor credentials', async () => {
    const end = await step({
      inputs: { mode: 'package', code_path: 'src' },
      workspace: workspaceWith(files),
    })
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(end.outputs).toMatchObject({ outcome: 'packaged', changed: '', results: '[]' })
    expect(end.outputs['digest']).toMatch(/^[0-9a-f]{128}$/)
    expect(Number(end.outputs['code_size'])).toBeGreaterThan(0)
    expect(end.outputs['package_path']).toMatch(/package\.zip$/)
  })

  it('makes what expect_digest then deploys', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const made = await step({ inputs: { mode: 'package', code_path: 'src' }, workspace })
    const expect_digest = (made.outputs['digest'] ?? '').toUpperCase()
    const right = await step({ inputs: { ...inputsFor(emulator), expect_digest }, workspace })
    expect(right.outputs).toMatchObject({ outcome: 'deployed', digest: made.outputs['digest'] })
  })

  it('only warns of what is too large to be sent', async () => {
    const inputs = { mode: 'package', code_path: 'big.js', code_type: 'inline' }
    const workspace = workspaceWith({ 'big.js': '1'.repeat(10_241) })
    const { green, warnings } = await step({ inputs, workspace })
    expect(green).toBe(true)
    expect(warnings.join()).toMatch(/10,241 bytes/)
  })

  it('is refused for what it cannot do', async () => {
    const inputs = {
      mode: 'package',
      code_url: 'https://b.obs.cn-north-4.myhuaweicloud.com/code.zip',
      if_deployed_digest: 'a'.repeat(128),
    }
    const { failures } = await step({ inputs, workspace: workspaceWith({}) })
    expect(failures[0]).toMatch(
      /- `mode: package` requires `code_path` .*\n- `if_deployed_digest` is not allowed/,
    )
  })
})

describe('expect_digest', () => {
  it('keeps another package from being sent', async () => {
    const emulator = await serviceHolding()
    const expect_digest = 'a'.repeat(128)
    const { failures, outputs } = await step({
      inputs: { ...inputsFor(emulator), expect_digest },
      workspace: workspaceWith(files),
    })
    expect(failures).toHaveLength(1)
    expect(failures[0]).toContain(expect_digest)
    expect(emulator.requests).toEqual([])
    expect(outputs).toMatchObject({ outcome: 'failed', changed: '', digest: '' })
  })

  it.each(['package', 'plan'])(
    'that is another leaves all known of the package: %s',
    async (mode) => {
      const emulator = await serviceHolding()
      const workspace = workspaceWith(files)
      const made = await step({ inputs: { mode: 'package', code_path: 'src' }, workspace })
      const inputs = { ...inputsFor(emulator), mode, expect_digest: 'a'.repeat(128) }
      const { green, outputs } = await step({ inputs, workspace })
      expect(green).toBe(false)
      const { digest, code_size } = made.outputs
      expect(outputs).toMatchObject({ outcome: 'failed', digest, code_size })
      expect(outputs['package_path']).toMatch(/package\.zip$/)
    },
  )

  it.each([true, false])('is what a package in OBS must turn out to be: %s', async (right) => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const { outputs: made } = await step({ inputs: inputsFor(emulator), workspace })
    const zip = emulator.functions.expect(urnOf(emulator)).code
    emulator.functions.set(urnOf(emulator), { code: OLD_CODE })
    const code_url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
    emulator.objects.set(code_url, zip)
    const expect_digest = right ? (made['digest'] ?? '') : 'b'.repeat(128)
    const inputs = { ...inputsFor(emulator), code_path: '', code_url, expect_digest }
    const { green, failures } = await step({ inputs, workspace })
    expect(green).toBe(right)
    if (!right) expect(failures[0]).toContain(made['digest'])
    const again = await step({ inputs, workspace })
    if (right) expect(again.outputs).toMatchObject({ outcome: 'unchanged', reason: 'none' })
  })
})

describe('if_deployed_digest', () => {
  it('lets a deploy through when the function holds it, and again afterwards', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const if_deployed_digest = emulator.functions.expect(urnOf(emulator)).digest
    const inputs = { ...inputsFor(emulator), if_deployed_digest }
    const first = await step({ inputs, workspace })
    expect(first.outputs['outcome']).toBe('deployed')
    const second = await step({ inputs, workspace })
    expect(second.outputs['outcome']).toBe('unchanged')
  })

  it('keeps everything else from being overwritten', async () => {
    const emulator = await serviceHolding()
    const if_deployed_digest = 'c'.repeat(128)
    const { failures } = await step({
      inputs: { ...inputsFor(emulator), if_deployed_digest },
      workspace: workspaceWith(files),
    })
    expect(failures[0]).toContain(if_deployed_digest)
    expect(failures[0]).toMatch(/nothing was uploaded/)
    expect(emulator.count('code')).toBe(0)
  })
})

describe('many functions', () => {
  it('are handled side by side with one package, and reported in the order given', async () => {
    const emulator = await serviceWith()
    const names = Array.from({ length: 12 }, (_, at) => `function-${at}`)
    for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
    emulator.faults.script({ on: 'config', kind: 'slow', firstByteMs: 200 })
    const urn = names.map((name) => urnOf(emulator, name)).join('\n')
    const { outputs, lines } = await step({
      inputs: { ...inputsFor(emulator), urn, max_parallel: '3' },
      workspace: workspaceWith(files),
    })
    const results = JSON.parse(outputs['results'] ?? '') as { func_name: string }[]
    expect(results.map(({ func_name }) => func_name)).toEqual(names)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
    expect(lines.filter((line) => line.startsWith('Packaged '))).toHaveLength(1)
    const ends = lines.filter((line) => line.includes(': Deployed ('))
    expect(ends[0]).not.toContain('function-0 ')
  })

  it('are not started after a failure when fail_fast is set', async () => {
    const emulator = await serviceWith()
    for (const name of ['b', 'c']) emulator.functions.create({ name, code: OLD_CODE })
    const urn = ['a', 'b', 'c'].map((name) => urnOf(emulator, name)).join('\n')
    const inputs = { ...inputsFor(emulator), urn, max_parallel: '1' }
    const workspace = workspaceWith(files)
    const fast = await step({ inputs: { ...inputs, fail_fast: 'true' }, workspace })
    const outcomes = (text = ''): string[] =>
      (JSON.parse(text) as { outcome: string }[]).map(({ outcome }) => outcome)
    expect(outcomes(fast.outputs['results'])).toEqual(['failed', 'skipped', 'skipped'])
    expect(fast.failures).toHaveLength(1)
    const slow = await step({ inputs, workspace })
    expect(outcomes(slow.outputs['results'])).toEqual(['failed', 'deployed', 'deployed'])
  })

  it('are all started, fail_fast or not, while none fails', async () => {
    const emulator = await serviceWith()
    for (const name of ['a', 'b']) emulator.functions.create({ name, code: OLD_CODE })
    const urn = ['a', 'b'].map((name) => urnOf(emulator, name)).join('\n')
    const inputs = { ...inputsFor(emulator), urn, max_parallel: '1', fail_fast: 'true' }
    const { green, outputs } = await step({ inputs, workspace: workspaceWith(files) })
    expect(green).toBe(true)
    expect(JSON.parse(outputs['results'] ?? '')).toMatchObject([
      { func_name: 'a', outcome: 'deployed' },
      { func_name: 'b', outcome: 'deployed' },
    ])
  })

  it('fail in at most ten annotations, the last of which lists the rest', async () => {
    const emulator = await serviceWith()
    const names = Array.from({ length: 14 }, (_, at) => `gone-${at}`)
    const urn = names.map((name) => urnOf(emulator, name)).join('\n')
    const { failures } = await step({
      inputs: { ...inputsFor(emulator), urn },
      workspace: workspaceWith(files),
    })
    expect(failures).toHaveLength(10)
    for (const name of names) expect(failures.join('\n')).toContain(`${name} (cn-north-4)`)
    expect(failures[9]).toMatch(/^Failed to deploy 5 more functions:\n/)
  })
})

describe('a function that changes while the step is at work', () => {
  const later = (emulator: Awaited<ReturnType<typeof serviceHolding>>, code: Buffer) => {
    let ahead = 0
    return {
      now: () => new Date(Date.now() + ahead),
      random: () => 0.5,
      sleep: async (): Promise<void> => {
        ahead += 6_000
        emulator.functions.set(urnOf(emulator), { code })
        await Promise.resolve()
      },
    }
  }

  it('is not overwritten when the write comes late', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'throttle' })
    const other = Buffer.from('somebody else')
    const { failures, outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      clock: later(emulator, other),
    })
    expect(failures[0]).toMatch(/was modified during this run/)
    expect(emulator.functions.expect(urnOf(emulator)).code.equals(other)).toBe(true)
    expect(outputs).toMatchObject({
      outcome: 'failed',
      changed: 'true',
      digest: emulator.functions.expect(urnOf(emulator)).digest,
    })
  })

  it('is written when it stayed as it was', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'throttle' })
    const { outputs } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      clock: later(emulator, OLD_CODE),
    })
    expect(outputs['outcome']).toBe('deployed')
    expect(emulator.count('config')).toBe(2)
  })
})

describe('a cancelled job', () => {
  it('ends open requests, starts nothing, and reports what is known', async () => {
    const emulator = await serviceWith()
    for (const name of ['a', 'b', 'c']) emulator.functions.create({ name, code: OLD_CODE })
    const cancel = new AbortController()
    emulator.faults.script({ on: 'code', kind: 'silent', after: 1 })
    const urn = ['a', 'b', 'c'].map((name) => urnOf(emulator, name)).join('\n')
    const running = step({
      inputs: { ...inputsFor(emulator), urn, max_parallel: '1' },
      workspace: workspaceWith(files),
      cancel: cancel.signal,
    })
    while (emulator.count('code') < 2) await new Promise((done) => setTimeout(done, 5))
    cancel.abort()
    const { green, outputs, failures, lines } = await running
    expect(green).toBe(false)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/the job was cancelled \(SIGINT\)/)
    expect(lines).toContain('Skipped c (cn-north-4): not started because the job was cancelled')
    expect(JSON.parse(outputs['results'] ?? '')).toMatchObject([
      { func_name: 'a', outcome: 'deployed', changed: true },
      { func_name: 'b', outcome: 'failed', changed: null, digest: null },
      { func_name: 'c', outcome: 'skipped', changed: null },
    ])
  })

  it('that kept every function from being started says so', async () => {
    const emulator = await serviceHolding()
    const cancel = new AbortController()
    const running = step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      cancel: cancel.signal,
    })
    cancel.abort()
    const { green, outputs, failures } = await running
    expect(green).toBe(false)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/Nothing was deployed: the job was cancelled \(SIGINT\)/)
    expect(outputs).toMatchObject({ outcome: 'failed', changed: '', digest: '' })
    expect(emulator.requests).toEqual([])
  })

  it.each([
    {
      when: 'after the first of two functions',
      existing: ['a', 'b'],
      end: /^a .*: Deployed \(/,
      expected: {
        outcomes: ['deployed', 'skipped'],
        failures: [/^Some functions were not deployed: the job was cancelled/],
      },
    },
    {
      when: 'after the first of two functions, which failed',
      existing: ['b'],
      end: /^a .*: Failed/,
      expected: { outcomes: ['failed', 'skipped'], failures: [/deploy a \(.*(404|not found)/is] },
    },
    {
      when: 'after the last of two functions',
      existing: ['a', 'b'],
      end: /^b .*: Deployed \(/,
      expected: { outcomes: ['deployed', 'deployed'], failures: [] },
    },
  ])('$when ends as $expected.outcomes', async ({ existing, end, expected }) => {
    const emulator = await serviceWith()
    for (const name of existing) emulator.functions.create({ name, code: OLD_CODE })
    const cancel = new AbortController()
    const urn = ['a', 'b'].map((name) => urnOf(emulator, name)).join('\n')
    const { green, outputs, failures } = await step({
      inputs: { ...inputsFor(emulator), urn, max_parallel: '1' },
      workspace: workspaceWith(files),
      cancel: cancel.signal,
      onLine(line) {
        if (end.test(line)) cancel.abort()
      },
    })
    const results = JSON.parse(outputs['results'] ?? '') as { outcome: string }[]
    expect(results.map(({ outcome }) => outcome)).toEqual(expected.outcomes)
    expect(failures).toEqual(expected.failures.map((text): unknown => expect.stringMatching(text)))
    expect(green).toBe(expected.failures.length === 0)
  })
})
