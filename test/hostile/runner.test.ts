import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { githubRunner } from '../../src/github/runner.ts'
import { printed } from '../support/printed.ts'
import { readCommands, readOutputs } from '../support/runner-files.ts'
import { commandsIn, HOSTILE } from './runner-log.ts'
import { anyCharacter } from '../support/any-character.ts'

const folder = mkdtempSync(join(tmpdir(), 'runner-'))
const outputFile = join(folder, 'output')

beforeEach(() => {
  vi.stubEnv('GITHUB_OUTPUT', outputFile)
  vi.stubEnv('RUNNER_DEBUG', '1')
  writeFileSync(outputFile, '')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: anyCharacter, maxLength: 6 })), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''))

describe('what the runner reads', () => {
  it('in a line is no command', () => {
    fc.assert(
      fc.property(text, (line) => {
        const log = printed(() => {
          githubRunner.info(line)
        })
        expect(commandsIn(log)).toEqual([])
        expect(log.split('\n')).toHaveLength(2)
      }),
    )
  })

  it.each([
    [
      'debug',
      (line: string) => {
        githubRunner.debug(line)
      },
    ],
    [
      'warning',
      (line: string) => {
        githubRunner.warning(line)
      },
    ],
    [
      'group',
      (line: string) => {
        githubRunner.group(line)
      },
    ],
  ])('in a %s is that command and no other', (name, print) => {
    fc.assert(
      fc.property(text, (line) => {
        const commands = commandsIn(
          printed(() => {
            print(line)
          }),
        )
        expect(commands.map((command) => command.name)).toEqual([name])
      }),
    )
  })

  it('in a notice or failure is one annotation with one title', () => {
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (title, lines) => {
        const log = printed(() => {
          githubRunner.notice(title, lines[0] ?? '')
          githubRunner.fail(title, lines)
        })
        expect(commandsIn(log).map(({ name }) => name)).toEqual(['notice', 'error'])
        const [, error] = readCommands(log)
        expect(Object.keys(error?.properties ?? {})).toEqual(title === '' ? [] : ['title'])
        expect(error?.message.split('\n')).toHaveLength(lines.length)
      }),
    )
  })

  it('in outputs are the values that were given, under the names that were given', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        writeFileSync(outputFile, '')
        githubRunner.output('digest', first)
        githubRunner.output('results', second)
        const outputs = readOutputs(readFileSync(outputFile, 'utf8'))
        expect(outputs).toEqual({
          digest: Buffer.from(first).toString(),
          results: Buffer.from(second).toString(),
        })
      }),
    )
  })

  it('in a secret is a mask for all of it', () => {
    const commands = readCommands(
      printed(() => {
        githubRunner.mask('a%0A::error::b\nc')
      }),
    )
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['add-mask']))
    expect(commands.map(({ message }) => message)).toContain('a%0A::error::b\nc')
  })
})
