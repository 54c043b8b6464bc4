import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readArguments, UsageError } from '../../scripts/try/arguments.ts'
import { workspaceWith } from '../support/workspace.ts'

const NODE =
  'exports.handler = async ({ name }) => { console.log("called"); return `Hello, ${name}` }\n'
const PYTHON = 'def handler(event, context):\n    print("called")\n    return event["name"]\n'

describe('the command line of try', () => {
  it('is read', () => {
    const folder = workspaceWith({ 'event.json': '{"a":1}' })
    const args = ['function', '--runtime', 'Python3.9', '--handler', 'a.b', '--watch']
    const read = readArguments([...args, '--event', 'event.json'], folder)
    const rest = { runtime: 'Python3.9', handler: 'a.b', event: { a: 1 }, watch: true }
    expect(read).toEqual({ folder: join(folder, 'function'), ...rest })
    expect(readArguments(['.', '--event', '{"b": 2}'], folder)).toMatchObject({
      event: { b: 2 },
      watch: false,
      runtime: undefined,
    })
    expect(readArguments(['--help'], folder)).toBe('help')
  })

  it.each([
    [[], 'FOLDER is required'],
    [['a', 'b'], 'Only one FOLDER is accepted, got also b'],
    [['a', '--bogus'], '--bogus'],
    [['a', '--handler', 'handler'], '--handler must be <file>.<function>, got "handler"'],
    [['a', '--event', '[]'], '--event must be a JSON object or a file with one, got "[]"'],
    [['a', '--event', '{'], '--event must be a JSON object or a file with one, got "{"'],
  ])('%j is refused', (args, message) => {
    expect(() => readArguments(args, '/')).toThrow(UsageError)
    expect(() => readArguments(args, '/')).toThrow(message)
  })
})

/** The program and what it has printed so far. */
interface Started {
  readonly child: ChildProcess
  /** Waits until the text has been printed so many times. */
  readonly printed: (text: string, times?: number) => Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, ['scripts/try.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const collect = (chunk: Buffer): void => void (text += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text }))
  const printed = async (wanted: string, times = 1): Promise<string> => {
    while (text.split(wanted).length <= times) {
      if (child.exitCode !== null) throw new Error(`It ended without ${wanted}: ${text}`)
      await Promise.race([once(child.stdout, 'data'), ended])
    }
    return text
  }
  return { child, printed, ended }
}

describe('npm run try', () => {
  it.each([
    ['Node.js', { 'src/index.js': NODE }, 'Reply: "Hello, you"', 'Node.js20.15'],
    ['Python', { 'main.py': PYTHON }, 'Reply: "you"', 'Python3.12'],
  ])('deploys a folder of %s and calls the function', async (_, files, reply, runtime) => {
    const folder = workspaceWith(files)
    const { code, text } = await start(folder, '--event', '{"name":"you"}').ended
    expect(text).toContain(`Runtime:  ${runtime} (guessed from ${Object.keys(files)[0] ?? ''}`)
    expect(text).toContain(`  | called\n${reply}\n`)
    expect(text).not.toContain('::')
    expect(code).toBe(0)
  })

  it('deploys the example of the READMEs', async () => {
    const { code, text } = await start('examples/hello-node').ended
    expect(text).toMatch(/\nReply: \{"statusCode":200,.*\}\n$/)
    expect(code).toBe(0)
  })

  it('fails when the function fails, and says that dependencies are missing', async () => {
    const folder = workspaceWith({ 'index.js': 'require("not-here")\nexports.handler = () => 1' })
    const { code, text } = await start(folder).ended
    expect(text).toContain('Function failed: {"errorMessage":"Cannot find module \'not-here\'')
    expect(text).toContain('Dependencies must be installed beside the handler')
    expect(code).toBe(1)
  })

  it('fails when the deployment fails', async () => {
    const folder = workspaceWith({ 'index.py': PYTHON, '.fgignore': '*' })
    const { code, text } = await start(folder).ended
    expect(text).toContain('Deployment failed (exit code 1)')
    expect(text).not.toContain('Calling')
    expect(code).toBe(1)
  })

  it.each([
    [['/nonexistent/folder'], 'FOLDER must be a directory'],
    [['emulator', '--bogus'], 'Usage: npm run try'],
    [['.github'], 'No Node.js or Python file'],
  ])('%j ends with exit code 2', async (args, message) => {
    const { code, text } = await start(...args).ended
    expect(text).toContain(message)
    expect(code).toBe(2)
  })

  it('deploys again at each change, also after a failure, until it is interrupted', async () => {
    const folder = workspaceWith({ 'index.js': NODE })
    const path = join(folder, 'index.js')
    const { child, printed, ended } = start(folder, '--watch')
    await printed('Watching for changes', 1)
    writeFileSync(path, readFileSync(path, 'utf8').replace('Hello', 'Good morning'))
    expect(await printed('Watching for changes', 2)).toContain('Reply: "Good morning, undefined"')
    rmSync(path)
    expect(await printed('Watching for changes', 3)).toContain('Deployment failed')
    writeFileSync(path, NODE)
    const text = await printed('Watching for changes', 4)
    expect(text.split('Reply: "Hello, undefined"')).toHaveLength(3)
    child.kill('SIGINT')
    const end = await ended
    expect(end.text).toMatch(/Stopped\n$/)
    expect(end.code).toBe(0)
  })
})
