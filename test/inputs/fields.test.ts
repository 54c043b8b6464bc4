import { isLoopback } from '../../src/address.ts'
import { describe, expect, it } from 'vitest'
import {
  readBoolean,
  readChoice,
  readDigest,
  readEndpoint,
  readIds,
  readIgnorePatterns,
  readLines,
  quote,
  readInteger,
} from '../../src/inputs/fields.ts'

type Reader = (text: string, problems: string[]) => unknown

/** What a reader makes of a text: its value, or its one problem. */
function outcome(read: Reader, text: string): unknown {
  const problems: string[] = []
  const value = read(text, problems)
  if (value !== undefined) expect(problems).toEqual([])
  else expect(problems).toHaveLength(1)
  return value ?? problems[0]
}

describe('a foreign text in a message', () => {
  it.each([
    ['', '""'],
    ['a "b"', '"a "b""'],
    ['x'.repeat(100), `"${'x'.repeat(100)}"`],
    ['x'.repeat(101), `"${'x'.repeat(100)}…"`],
    ['what?', '"what?"'],
    ['a@b', '"a@b"'],
    ['https://host/key?X-Signature=secret', '"https://host/key"'],
    ['https://user:secret@host/key', '"https://host/key"'],
    ['a https://u:p@one/ https://q@two/x@y', '"a https://one/ https://two/x@y"'],
  ])('%j is shown as %s', (text, sentence) => {
    expect(quote(text)).toBe(sentence)
  })
})

describe('an integer', () => {
  const read: Reader = (text, problems) => readInteger('n', text, { least: 1, most: 100 }, problems)

  it.each([
    ['1', 1],
    ['100', 100],
    ['042', 42],
  ])('%s is %i', (text, value) => {
    expect(outcome(read, text)).toBe(value)
  })

  it.each(['0', '101', '-1', '1.5', '1e1', '0x1', '1 2', 'a1', '1a', '', '1000000000', '٣'])(
    '%j is none',
    (text) => {
      expect(outcome(read, text)).toBe(`\`n\` must be an integer from 1 to 100, got "${text}"`)
    },
  )
})

describe('a boolean', () => {
  it.each(['yes', 'no', 'on', '1', '0', 'tRUE', 'true ', ''])('%j is none', (text) => {
    expect(outcome((given, problems) => readBoolean('b', given, problems), text)).toBe(
      `\`b\` must be true or false, got "${text}"`,
    )
  })
})

describe('a choice', () => {
  it('is one of the words, as they are spelled', () => {
    const read: Reader = (text, problems) => readChoice('c', text, ['one', 'two'], problems)
    expect(outcome(read, 'two')).toBe('two')
    for (const text of ['Two', 'three', '']) {
      expect(outcome(read, text)).toBe(`\`c\` must be one of one, two, got "${text}"`)
    }
  })
})

describe('a digest', () => {
  const read: Reader = (text, problems) => readDigest('d', text, problems)

  it('is 128 hex digits in either case', () => {
    expect(outcome(read, 'Ab'.repeat(64))).toBe('ab'.repeat(64))
  })

  it.each(['', 'a', 'a'.repeat(127), 'a'.repeat(129), `${'a'.repeat(127)}g`, 'a'.repeat(64)])(
    '%j is none',
    (text) => {
      expect(outcome(read, text)).toMatch(/^`d` must be a SHA-512 \(128 hex digits\), got ".*"$/)
    },
  )
})

describe('lists', () => {
  it.each([
    ['', []],
    [' \n\t\r\n ', []],
    ['a', ['a']],
    [' a \n\n b\rc\r\nd ', ['a', 'b', 'c', 'd']],
    ['a b', ['a b']],
  ])('%j has the lines %j', (text, lines) => {
    expect(readLines(text)).toEqual(lines)
  })

  it.each([
    ['*.js \n b', ['*.js', 'b']],
    ['a\\ \nb', ['a\\ ', 'b']],
    ['a\\', ['a\\ ']],
    ['a\\\\ ', ['a\\\\']],
    ['a\\\\\\  ', ['a\\\\\\ ']],
  ])('%j has the gitignore patterns %j', (text, patterns) => {
    expect(readIgnorePatterns(text)).toEqual(patterns)
  })

  const read: Reader = (text, problems) => readIds('l', text, problems)

  it.each([
    ['a', ['a']],
    ['abc\ndef', ['abc', 'def']],
    ['a,b,,c\n', ['a', 'b', 'c']],
    ['["a","b"]', ['a', 'b']],
    ['[ ]', []],
  ])('%j has the IDs %j', (text, ids) => {
    expect(outcome(read, text)).toEqual(ids)
  })

  it.each([
    ',',
    ',\n,',
    'a b',
    'a, b c',
    '["a", 1]',
    '[""]',
    '["a b"]',
    '["a"',
    '[["a"]]',
    '{"a":1}',
    '"a"',
    'a]',
  ])('%j has none', (text) => {
    expect(outcome(read, text)).toBe(
      '`l` must be a list of IDs (one per line, comma-separated, or a JSON array of strings, [] ' +
        `for none), got "${text}"`,
    )
  })
})

describe('an endpoint', () => {
  const read: Reader = (text, problems) => readEndpoint('e', text, problems)

  it.each([
    'https://host',
    'https://host:8443/path/',
    'https://{region}.host/{region}',
    'http://localhost:1',
    'http://127.0.0.1',
    'http://127.255.255.255:9',
    'http://[::1]:9',
  ])('%s is one', (text) => {
    expect(outcome(read, text)).toBe(text)
  })

  it.each([
    ['host', 'must be an https URL (https://host[:port])'],
    ['{region}', 'must be an https URL (https://host[:port])'],
    ['https://', 'must be an https URL (https://host[:port])'],
    ['https://user@host', 'must not contain a user name or password'],
    ['https://:pw@host', 'must not contain a user name or password'],
    ['https://host?a', 'must not contain a query or fragment'],
    ['https://host#a', 'must not contain a query or fragment'],
    ['ftp://host', 'must be an https URL (https://host[:port])'],
    ['http://host', 'must use https (http would expose credentials)'],
    ['http://127.0.0.1.host', 'must use https (http would expose credentials)'],
    ['http://localhost.host', 'must use https (http would expose credentials)'],
  ])('%s %s', (text, problem) => {
    expect(outcome(read, text)).toBe(`\`e\` ${problem}, got ${quote(text)}`)
  })

  it.each([
    ['localhost', true],
    ['[::1]', true],
    ['127.0.0.1', true],
    ['127.10.100.255', true],
    ['128.0.0.1', false],
    ['x127.0.0.1', false],
    ['127.0.0.1x', false],
    ['127.0.0', false],
    ['[::2]', false],
  ])('on %s is on this machine: %j', (host, own) => {
    expect(isLoopback(host)).toBe(own)
  })
})
