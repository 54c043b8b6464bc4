import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesText,
  changeText,
  counted,
  durationText,
  grouped,
  shortDigest,
  spanText,
} from '../src/units.ts'

describe('what people read', () => {
  it.each([
    [0, '0 ms'],
    [-5, '0 ms'],
    [999, '999 ms'],
    [1_000, '1.0 s'],
    [2_345, '2.3 s'],
    [59_999, '59.9 s'],
    [60_000, '1 min 0 s'],
    [192_000, '3 min 12 s'],
  ])('of %i milliseconds is %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text)
  })

  it.each([
    [61, '61 s'],
    [119, '119 s'],
    [120, '2 min'],
    [1_200, '20 min'],
    [3_600, '1 h'],
    [11_100, '3 h 5 min'],
    [172_799, '2 days'],
    [300_000_001, '3,472 days'],
  ])('of %i seconds is %s', (seconds, text) => {
    expect(spanText(seconds)).toBe(text)
  })

  it.each([
    [1_000, 2_500, '+1.5 kB'],
    [2_500, 2_499, '-1 byte'],
    [7, 7, ''],
    [undefined, 7, ''],
    [7, undefined, ''],
  ])('of %s that becomes %s is %s', (before, after, text) => {
    expect(changeText(before, after)).toBe(text)
  })

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [52_428_800, '52.4 MB'],
    [3_000_000_000, '3.0 GB'],
    [5_000_000_000_000, '5000.0 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text)
  })

  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [20_000, '20,000 files'],
  ])('of a count of %i is %s', (count, text) => {
    expect(counted(count, 'file')).toBe(text)
  })

  it('of a digest is its first 12 digits, and the word for none', () => {
    expect(shortDigest('0123456789abcdef')).toBe('0123456789ab')
    expect(shortDigest(undefined)).toBe('unknown')
  })
})

describe('grouped', () => {
  it('writes integers as the en-US locale does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (count) => {
        expect(grouped(count)).toBe(count.toLocaleString('en-US'))
      }),
    )
  })

  it('is the only way in which src groups digits', () => {
    const files = globSync('src/**/*.ts').filter((path) =>
      /\.toLocale\w*String\(|\bIntl\.\w/.test(readFileSync(path, 'utf8')),
    )
    expect(files).toEqual([])
  })
})
