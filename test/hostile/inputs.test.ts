import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { readIds, readLines } from '../../src/inputs/fields.ts'
import { escapeLine } from '../../src/report/escape.ts'
import { instantClock, step, type StepEnd } from '../support/step.ts'
import { permanentWorkspace } from '../support/workspace.ts'
import { expectOnlyText } from './page.ts'
import { commandsIn, HOSTILE } from './runner-log.ts'
import { anyCharacter } from '../support/any-character.ts'

const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> }
const NAMES = Object.keys(action.inputs)
const workspace = permanentWorkspace({ 'src/index.js': '1' })

/** Nobody listens there, so that inputs that are taken end at once. */
const sound = {
  urn: 'urn:fss:cn-north-4:7aad83af3e8d42e99ac194e8419e2c9b:function:default:hello',
  code_path: 'src',
  endpoint: 'http://127.0.0.1:1',
  iam_endpoint: 'http://127.0.0.1:1',
  sts_endpoint: 'http://127.0.0.1:1',
  access_key: 'AK',
  secret_key: 'a-secret-key-of-nobody',
  timeout: '1',
}

function expectRedAndHarmless(end: StepEnd): void {
  const text = [
    ...end.failures.flatMap((failure) => failure.split('\n')),
    ...end.warnings,
    ...end.lines,
  ]
  expect(commandsIn(text.map(escapeLine).join('\n'))).toEqual([])
  expect(end.green).toBe(false)
  expect(end.failures[0]).toMatch(/.+\n.+/s)
  expectOnlyText(end.summary)
}

describe('an input', () => {
  const given = NAMES.filter(
    (name) => !['endpoint', 'iam_endpoint', 'sts_endpoint', 'timeout', 'mode'].includes(name),
  )

  it.each(given)('%s of a hostile text is reported, and does no harm', async (name) => {
    for (const text of HOSTILE.filter((hostile) => hostile.trim() !== '')) {
      const secret = /secret|token/.test(name)
      const value = Buffer.from(secret ? `${text} of-a-secret` : text).toString()
      expectRedAndHarmless(await step({ inputs: { ...sound, [name]: value }, workspace }))
    }
  })

  it('of any text, with any others, ends the step red and says why', async () => {
    const text = fc.oneof(
      fc.constantFrom(...HOSTILE, 'true', '1', '[]', '["a"]', 'src', 'https://b.obs.example.com/k'),
      fc.string({ unit: anyCharacter, maxLength: 20 }),
    )
    const names = NAMES.filter((name) => !/endpoint|secret|token|mode/.test(name))
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 4 }),
        async (inputs) => {
          expectRedAndHarmless(
            await step({ inputs: { ...sound, ...inputs }, workspace, clock: instantClock() }),
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('lists', () => {
  it('of lines have no blank ones and none with a break in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        for (const line of readLines(text)) expect(line).toMatch(/^\S(.*\S)?$/s)
        expect(readLines(text).join('')).not.toMatch(/[\r\n]/)
      }),
    )
  })

  it('of ids read the same whichever way they are written', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 6 }), (ids) => {
        for (const text of [
          ids.join('\n'),
          ids.join(','),
          ids.join(' ,\r\n '),
          JSON.stringify(ids),
        ]) {
          const problems: string[] = []
          expect(readIds('depend_list', text, problems)).toEqual(ids)
          expect(problems).toEqual([])
        }
      }),
    )
  })

  it('of ids are words, or one problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.json()), (text) => {
        const problems: string[] = []
        const ids = readIds('depend_list', text.trim(), problems)
        expect(problems).toHaveLength(ids === undefined ? 1 : 0)
        for (const word of ids ?? []) expect(word).toMatch(/^\S+$/)
      }),
    )
  })
})
