import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArguments as readEmulator } from '../../emulator/arguments.ts'
import { readArguments as readAcceptance } from '../../scripts/acceptance/arguments.ts'
import { readArguments as readProbe } from '../../scripts/probe/arguments.ts'
import { readArguments as readTry } from '../../scripts/try/arguments.ts'
import { workspaceWith } from '../support/workspace.ts'
import { commandsIn, commandsOfDocuments, NOT_RUN, RUN } from './commands.ts'

const commands = commandsOfDocuments()
const texts = new Set(commands.map(({ text }) => text))

describe('a command of the documents', () => {
  it('is run by CI, or there is a reason why not', () => {
    const known = { ...RUN, ...NOT_RUN }
    expect(commands.filter(({ text }) => !Object.hasOwn(known, text))).toEqual([])
    expect(Object.keys(RUN).filter((text) => Object.hasOwn(NOT_RUN, text))).toEqual([])
    expect(Object.keys(known).filter((text) => !texts.has(text))).toEqual([])
  })

  it.each(Object.entries(RUN))('%s is in the file that runs it', (_, { by, as }) => {
    expect(readFileSync(by, 'utf8')).toContain(as)
  })

  it('names a script of package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...texts].flatMap((text) => /^npm run ([\w:-]+)/.exec(text)?.slice(1) ?? [])
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    expect(named.length).toBeGreaterThan(10)
  })

  it('has arguments that its program takes', () => {
    const workspace = workspaceWith({
      'build/probe-profile.json': '{ "base": "huawei-now", "switches": {} }',
    })
    const programs: Record<string, (args: string[]) => unknown> = {
      try: (args) => readTry(args, workspace),
      emulator: (args) => readEmulator(args, workspace),
      acceptance: readAcceptance,
      probe: readProbe,
    }
    const read = [...texts].flatMap((text) => {
      const [, name = '', rest = ''] = /^npm run (\w+) -- (.+)$/.exec(text) ?? []
      const args = rest.replaceAll('<project_id>', '0'.repeat(32)).split(' ')
      return Object.hasOwn(programs, name) ? [programs[name]?.(args)] : []
    })
    expect(read.length).toBeGreaterThan(5)
  })
})

describe('commands', () => {
  it('are found in blocks and in lines', () => {
    const page = [
      'Run `npm run a -- --b`, not `b`.',
      '```sh',
      'npm ci && npm test',
      'gh one \\',
      '  two',
      '```',
      '```ts',
      'const text = `npm no`',
      '```',
    ].join('\n')
    expect(commandsIn(page)).toEqual(['npm ci', 'npm test', 'gh one two', 'npm run a -- --b'])
  })
})
