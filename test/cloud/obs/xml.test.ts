import { describe, expect, it } from 'vitest'
import { decodeObjectError, elements, escaped, textOf } from '../../../src/cloud/obs/xml.ts'

describe('elements', () => {
  it('are found wherever they stand, with attributes or without, and no longer names', () => {
    const xml = '<r xmlns="x"><A b="c">1</A><AB>2</AB><q><A>3</A></q><A\n>4</A></r>'
    expect(elements(xml, 'A')).toEqual(['1', '3', '4'])
  })

  it.each(['', '<A>', 'A', '</A>', '<A>1', '<a>1</a>'])('are not found in %j', (xml) => {
    expect(elements(xml, 'A')).toEqual([])
    expect(textOf(xml, 'A')).toBeUndefined()
  })

  it('have texts, in which entities stand for characters', () => {
    expect(textOf('<T>&quot;a&#34;&#x41;&amp;lt;&lt;&gt;&apos;</T>', 'T')).toBe(`"a"A&lt;<>'`)
    expect(textOf('<T>&nope;&#xffffffff;&#;</T>', 'T')).toBe('&nope;&#xffffffff;&#;')
    expect(textOf('<T></T>', 'T')).toBeUndefined()
  })

  it('take any text, escaped', () => {
    const text = `<a> & "b" 'c'`
    expect(textOf(`<T>${escaped(text)}</T>`, 'T')).toBe(text)
  })
})

describe('an error', () => {
  it('is that of the document', () => {
    const xml =
      '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>m &amp; n</Message></Error>'
    expect(decodeObjectError(xml, { 'x-obs-error-code': 'Other' })).toEqual({
      ...{ code: 'NoSuchKey', message: 'm & n' },
    })
  })

  it.each(['x-obs-', 'x-amz-'])('of HEAD is that of the headers %s', (prefix) => {
    const headers = { [`${prefix}error-code`]: 'NoSuchKey', [`${prefix}error-message`]: 'm' }
    expect(decodeObjectError(undefined, headers)).toEqual({ code: 'NoSuchKey', message: 'm' })
    expect(decodeObjectError('<Other/>', headers)).toEqual({ code: 'NoSuchKey', message: 'm' })
  })

  it('is nothing where nobody tells, and no longer than it needs to be', () => {
    expect(decodeObjectError(undefined, { 'x-obs-error-code': '' })).toEqual({})
    const long = 'x'.repeat(2_000)
    const xml = `<Error><Code>${long}</Code><Message>${long}</Message></Error>`
    const { code, message } = decodeObjectError(xml, {})
    expect([code?.length, message?.length]).toEqual([100, 1_000])
  })
})
