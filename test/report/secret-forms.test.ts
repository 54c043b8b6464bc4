import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formsOf, isMaskable, withoutShort } from '../../src/report/secret-forms.ts'
import { anyCharacter } from '../support/any-character.ts'

describe('the forms of a secret', () => {
  it('hold it plain, in base64 and percent-encoded, each once', () => {
    expect(formsOf('a+b/c?~')).toEqual([
      'a+b/c?~',
      'YStiL2M/fg==',
      'YStiL2M/fg',
      'YStiL2M_fg',
      'a%2Bb%2Fc%3F~',
      'a%2bb%2fc%3f~',
    ])
    expect(formsOf('abc')).toEqual(['abc', 'YWJj'])
  })

  it('change the case of digits alone, of every byte', () => {
    expect(formsOf('K/é')).toEqual([
      ...['K/é', 'Sy/DqQ==', 'Sy/DqQ', 'Sy_DqQ'],
      ...['K%2F%C3%A9', 'K%2f%c3%a9'],
    ])
  })

  it('can be made of any text, a broken one too', () => {
    const piece = fc.constantFrom('\ud800', '\udfff', '\u{1f511}', 'é', 'a', '%', '=', '\n')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const secret = pieces.join('')
        expect(formsOf(secret)).toContain(secret)
      }),
    )
  })
})

describe('a form of a secret', () => {
  it.each([
    ['1234567', false],
    ['12345678', true],
  ])('%s is for the runner to mask: %j', (form, maskable) => {
    expect(isMaskable(form)).toBe(maskable)
  })

  it('that is short is hidden as a word, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 7, unit: anyCharacter }), (form) => {
        fc.pre(/[\p{L}\p{N}]/u.test(form))
        expect(withoutShort(`a ${form} b`, new Set([form]))).not.toContain(` ${form} `)
      }),
    )
  })
})
