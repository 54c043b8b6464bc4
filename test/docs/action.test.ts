import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { OUTPUT_NAMES } from '../../src/report/outputs.ts'
import { inputsFor, serviceWith } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'
import { action } from './action.ts'
import { complaintsAboutAction } from './language-service.ts'

const declaredInputs = Object.keys(action.inputs)

/** Runs the step with inputs that note by which names they are asked for. */
async function stepNoting(
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly end: StepEnd; readonly asked: ReadonlySet<string> }> {
  const asked = new Set<string>()
  const noting = new Proxy(inputs, {
    get(target, name) {
      asked.add(String(name))
      return typeof name === 'string' ? target[name] : undefined
    },
  })
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = () => 1\n' })
  return { end: await step({ inputs: noting, workspace }), asked }
}

describe('action.yml', () => {
  it('is what GitHub takes for the metadata of an action', async () => {
    expect(await complaintsAboutAction(readFileSync('action.yml', 'utf8'))).toEqual([])
    const broken = readFileSync('action.yml', 'utf8').replace('  main:', '  mian:')
    expect(await complaintsAboutAction(broken)).not.toEqual([])
  })

  it('declares the inputs that a step reads, and no other', async () => {
    const emulator = await serviceWith()
    emulator.functions.create({ name: 'hello', code: Buffer.from('old code') })
    const inputs = inputsFor(emulator)
    const files = await stepNoting(inputs)
    const obs = await stepNoting({ ...inputs, code_path: '', code_url: 'not an address' })

    expect(files.end.failures).toEqual([])
    expect(obs.end.green).toBe(false)
    expect([...new Set([...files.asked, ...obs.asked])].sort()).toEqual([...declaredInputs].sort())
  })

  it('declares the outputs that a step sets, in the same order, and no other', async () => {
    const { end } = await stepNoting({})
    expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES])
    expect(Object.keys(end.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
  })

  it('has a name and a description that the Marketplace accepts', () => {
    expect(action.name).toBe('Deploy to Huawei Cloud FunctionGraph')
    expect(action.description.length).toBeLessThan(125)
  })

  it('requires no input, since the runner does not enforce it', () => {
    expect(declaredInputs.filter((name) => action.inputs[name]?.required === true)).toEqual([])
  })

  it('describes every input and output', () => {
    const declared = { ...action.inputs, ...action.outputs }
    const mute = Object.entries(declared).filter(([, { description }]) => !description.trim())
    expect(mute).toEqual([])
  })
})

describe('a default in action.yml', () => {
  const given: Readonly<Record<string, string>> = {
    urn: 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello',
    code_path: 'src',
    access_key: 'AK',
    secret_key: 'SK',
    upload_bucket: 'packages',
  }
  const read = (inputs: Readonly<Record<string, string>>): Inputs =>
    readInputs({ read: (name) => inputs[name] ?? '', environment: {}, exists: () => true })
  /** What is an expression there is a value only in a job. */
  const defaults = Object.entries(action.inputs).flatMap(([name, input]) =>
    input.default === undefined || input.default.includes('${{')
      ? []
      : [[name, input.default] as const],
  )
  const others: Readonly<Record<string, string>> = {
    code_type: 'zip',
    compression: 'store',
    mode: 'plan',
    max_parallel: '5',
    timeout: '601',
    endpoint: 'https://example.com',
    upload: 'always',
    upload_prefix: 'code/',
    obs_endpoint: 'https://obs.example.com',
    publish: 'true',
    alias_percent: '10',
  }
  /** Another value than the default: of a flag, the opposite. */
  const otherThan = (name: string, value: string): string =>
    others[name] ?? { true: 'false', false: 'true' }[value] ?? ''
  /** What else must be given for an input to have a meaning. */
  const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    alias_percent: { publish: 'true', alias: 'live' },
  }

  it.each(defaults)('for %s is what a blank input means', (name, value) => {
    const all = { ...given, ...needed[name] }
    expect(read({ ...all, [name]: value })).toEqual(read(all))
    expect(read({ ...all, [name]: otherThan(name, value) })).not.toEqual(read(all))
  })
})
