import { describe, expect, it } from 'vitest'
import type { FilePackage, PackageEntry } from '../../../src/package/package.ts'
import { packageSection } from '../../../src/report/summary/package.ts'
import { digestOf } from '../samples.ts'

function entry(name: string, packedSize: number): PackageEntry {
  return { name, packedSize, size: packedSize * 3 }
}

function packed(
  entries: readonly PackageEntry[],
  codeType: FilePackage['codeType'] = 'zip',
): FilePackage {
  return { codeType, path: '/p', digest: digestOf('c0ffee'), size: 900, entries, warnings: [] }
}

/** What stands in the block of text, line by line. */
function chartOf(...entries: readonly PackageEntry[]): string[] {
  return packageSection(packed(entries))[5]?.split('\n').slice(1, -1) ?? []
}

const DIGEST = `\`\`\`text\n${digestOf('c0ffee')}\n\`\`\``
const FULL = '█'.repeat(20)
const NO_BAR = ' '.repeat(20)

describe('the package in the summary', () => {
  it.each([
    ['https://b.obs.example.com/a.zip', 'https\\://b.obs.example.com/a.zip'],
    [
      'https://b.obs.example.com/a_1.zip?AWSAccessKeyId=x?y',
      'https\\://b.obs.example.com/a\\_1.zip',
    ],
  ])('that lies in OBS is its address without a query: %s', (url, text) => {
    expect(packageSection({ codeType: 'obs', url, warnings: [] })).toEqual([
      '### Package',
      `OBS object: ${text}`,
    ])
  })

  it.each([
    ['zip', '1 file, 900 bytes zip (1.2 kB uncompressed)'],
    ['jar', '1 file, 900 bytes jar (1.2 kB uncompressed)'],
    ['inline', '1 file, 900 bytes inline'],
  ] as const)('of one file has no chart: %s', (codeType, facts) => {
    expect(packageSection(packed([entry('a.js', 400)], codeType))).toEqual([
      '### Package',
      `${facts}, SHA-512 \`c0ffee012345\``,
      '<details>\n<summary>Full SHA-512</summary>',
      DIGEST,
      '</details>',
    ])
  })

  it('of several files shows each as a bar, the largest first', () => {
    const files = [entry('b.js', 50), entry('a.js', 200), entry('c.js', 150)]
    expect(packageSection(packed(files))).toEqual([
      '### Package',
      '3 files, 900 bytes zip (1.2 kB uncompressed), SHA-512 `c0ffee012345`',
      '<details>\n<summary>Full SHA-512 and largest files</summary>',
      DIGEST,
      'Files (compressed size):',
      [
        '```text',
        `200 bytes   50%  ${FULL}  a.js`,
        `150 bytes   38%  ${'█'.repeat(15)}${'░'.repeat(5)}  c.js`,
        ` 50 bytes   13%  ${'█'.repeat(5)}${'░'.repeat(15)}  b.js`,
        '```',
      ].join('\n'),
      '</details>',
    ])
  })
})

describe('the chart of the files', () => {
  const files = (count: number): PackageEntry[] =>
    Array.from({ length: count }, (_, at) => entry(`${at}.js`, 100 - at))

  it('shows ten files without a rest', () => {
    const [, , , , title, chart] = packageSection(packed(files(10)))
    expect(title).toBe('Files (compressed size):')
    expect(chart?.split('\n').slice(1, -1)).toEqual(
      files(10).map(({ name }) => expect.stringMatching(new RegExp(`  ${name}$`)) as string),
    )
  })

  it.each([
    [11, ' 90 bytes    9%', '(1 more file)'],
    [12, '179 bytes   16%', '(2 more files)'],
  ])('shows ten of %i files, and the rest as a sum', (count, sum, rest) => {
    const [, , , , title, chart] = packageSection(packed(files(count)))
    expect(title).toBe('10 largest files (compressed size):')
    const lines = chart?.split('\n').slice(1, -1)
    expect(lines).toHaveLength(11)
    expect(lines?.[9]).toBe(` 91 bytes    ${count === 11 ? 9 : 8}%  ${'█'.repeat(18)}░░  9.js`)
    expect(lines?.[10]).toBe(`${sum}  ${NO_BAR}  ${rest}`)
  })

  it.each([
    ['nothing', 0, '  0%'],
    ['a little', 9, ' <1%'],
    ['one hundredth', 10, '  1%'],
    ['a little more', 14, '  1%'],
  ])('says how much of the whole is %s', (_, bytes, percent) => {
    const [, second] = chartOf(entry('a', 1_000 - bytes), entry('b', bytes))
    expect(second?.slice(11, 15)).toBe(percent)
  })

  it('draws no bars where no file takes any room', () => {
    const line = `  0 bytes    0%  ${NO_BAR}`
    expect(chartOf(entry('a', 0), entry('b', 0))).toEqual([`${line}  a`, `${line}  b`])
  })

  const shown = (name: string): string | undefined =>
    chartOf(entry(name, 1), entry('b', 0))[0]?.split(`${FULL}  `)[1]

  it.each([
    ['keeps a name of 80 characters', 'x'.repeat(80), 'x'.repeat(80)],
    ['keeps the end of a longer one', `ab${'x'.repeat(79)}`, `…${'x'.repeat(79)}`],
    ['escapes a name', 'a\nb', 'a\\nb'],
    ['keeps a character at its end', `ab${'x'.repeat(77)}😀`, `…${'x'.repeat(77)}😀`],
    ['cuts no character in two', `a😀${'x'.repeat(78)}`, `…${'x'.repeat(78)}`],
  ])('%s', (_, name, text) => {
    expect(shown(name)).toBe(text)
  })
})
