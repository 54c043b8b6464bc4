import { describe, expect, it } from 'vitest'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'
import { OUTPUT_NAMES } from '../../src/report/outputs.ts'
import { expectOnlyText } from '../hostile/page.ts'
import { commandsIn, HOSTILE } from '../hostile/runner-log.ts'

const OURS = ['add-mask', 'debug', 'group', 'endgroup', 'notice', 'warning', 'error']
const files = { 'src/index.js': 'exports.handler = async () => 1\n' }

/** Fails unless the runner takes from the log and the files just what the action meant. */
function expectHarmless({ log, outputs, summary, environmentFiles }: ActionEnd): void {
  const commands = commandsIn(log)
  expect(commands.filter(({ name }) => !OURS.includes(name))).toEqual([])
  const anyone = commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name))
  expect(anyone.filter(({ line }) => /^::[a-z]+( title=[^:]*)?::gotcha/.test(line))).toEqual([])
  expect(log.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  expect(Object.keys(outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
  expect(environmentFiles).toEqual({ env: '', path: '' })
  expectOnlyText(summary)
}

describe('the bundle among hostile', () => {
  it('answers prints one annotation and no command of theirs', async () => {
    const emulator = await serviceHolding()
    const message = HOSTILE.join(' ')
    emulator.faults.script({ on: 'code', kind: 'status', status: 400, code: '::error::x', message })
    const end = await runAction({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      debug: true,
    })
    expect(end.exitCode).toBe(1)
    expect(end.commands.filter(({ name }) => name === 'error')).toHaveLength(1)
    expectHarmless(end)
  })

  it('files deploys them under their names', async () => {
    const emulator = await serviceHolding()
    const names = [
      '::error::gotcha',
      'a\n::error::gotcha',
      '%0A::error::gotcha',
      '##[error]gotcha',
      '\u202egnp.js',
      'key\r.pem',
    ]
    const hostile = Object.fromEntries(names.map((name) => [`src/${name}`, name]))
    const end = await runAction({
      inputs: inputsFor(emulator),
      workspace: workspaceWith({ ...files, ...hostile }),
      debug: true,
    })
    expect(end.exitCode).toBe(0)
    expectHarmless(end)
    const { code } = emulator.functions.expect(urnOf(emulator))
    for (const name of names) expect(code.includes(name)).toBe(true)
  })

  it('inputs reports them all in one annotation', async () => {
    const emulator = await serviceHolding()
    const end = await runAction({
      inputs: {
        ...inputsFor(emulator),
        urn: '##[error]gotcha\n::error::gotcha',
        code_path: '::error::gotcha\n%0A::error::gotcha',
        force: 'x\n::error::gotcha',
        expect_digest: '\u001b[2J',
      },
      workspace: workspaceWith(files),
      debug: true,
    })
    expect(end.exitCode).toBe(1)
    expect(end.commands.filter(({ name }) => name === 'error')).toHaveLength(1)
    expect(emulator.requests).toEqual([])
    expectHarmless(end)
  })
})
