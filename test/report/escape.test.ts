import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeLine } from '../../src/report/escape.ts'
import { commandsIn, HOSTILE } from '../hostile/runner-log.ts'
import { anyCharacter } from '../support/any-character.ts'

describe('the escape of a line', () => {
  it.each([
    ['', ''],
    ['plain text: 1 % of 数据, ünï 😀', 'plain text: 1 % of 数据, ünï 😀'],
    ['a::b', 'a::b'],
    [':a', ':a'],
    ['::error::a', '\\::error::a'],
    ['  ::error::a', '  \\::error::a'],
    ['\u00a0::error::a', '\u00a0\\::error::a'],
    [':::a', '\\:::a'],
    ['a ##[error]b ##[c]', 'a #\\#[error]b #\\#[c]'],
    ['###[a', '##\\#[a'],
    ['## [a', '## [a'],
    ['a\nb', 'a\\nb'],
    ['a\r\nb', 'a\\r\\nb'],
    ['a\tb', 'a\\tb'],
    ['\n::error::a', '\\n::error::a'],
    ['\u0000\u0007\u001b\u007f', '\\x00\\x07\\x1b\\x7f'],
    ['\u0085\u009b', '\\x85\\x9b'],
    ['\u061c\u200b\u200f\u2028\u2029\u202e', '\\u061c\\u200b\\u200f\\u2028\\u2029\\u202e'],
    ['\u2060\u2066\u2069\ufeff', '\\u2060\\u2066\\u2069\\ufeff'],
    ['\u200a\u2010\u2027\u202f\u205f\u206a', '\u200a\u2010\u2027\u202f\u205f\u206a'],
    ['a\ud800b\udc00', 'a\\ud800b\\udc00'],
    ['\ud83d\ude00', '😀'],
    ['%0A::error::a', '%0A::error::a'],
  ])('%j is printed as %j', (text, printed) => {
    expect(escapeLine(text)).toBe(printed)
  })

  const fragment = fc.oneof(
    fc.constantFrom(...HOSTILE, ':', '::', '#', '##[', '[', ']', 'error', ' ', '\t', '\n', '\r'),
    fc.string({ unit: anyCharacter, maxLength: 5 }),
  )

  it('leaves one line without a command or a steering character in it', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 8 }), (fragments) => {
        const printed = escapeLine(fragments.join(''))
        expect(commandsIn(printed)).toEqual([])
        expect(printed).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(printed).not.toMatch(/\p{Surrogate}/u)
      }),
      { numRuns: 1_000 },
    )
  })

  it('shows which character stood there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x9f }), (code) => {
        const character = String.fromCharCode(code)
        const printed = escapeLine(`a${character}b`).slice(1, -1)
        const readBack = printed.startsWith('\\x')
          ? String.fromCharCode(Number.parseInt(printed.slice(2), 16))
          : printed.length === 2
            ? (JSON.parse(`"${printed}"`) as string)
            : printed
        expect(readBack).toBe(character === '\\' ? printed : character)
      }),
    )
  })
})
