import { posix, relative, win32 } from 'node:path'
import { create } from '@actions/glob'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackageError } from '../../../src/errors.ts'
import {
  absolutePatterns,
  literalPatterns,
  looksLikePattern,
} from '../../../src/package/select/patterns.ts'
import { selectFiles } from '../../../src/package/select/select.ts'
import { newFolder, plant } from '../trees.ts'

describe('absolutePatterns', () => {
  it.each([
    ['*.js', ['/ws/*.js', '/ws/*.js/**/*']],
    ['./src/*', ['/ws/src/*', '/ws/src/*/**/*']],
    ['src/**', ['/ws/src/**']],
    ['src/*/', ['/ws/src/*/', '/ws/src/*/**/*']],
    ['!src', ['!/ws/src', '!/ws/src/**/*']],
    ['! src', ['! /ws/src', '! /ws/src/**/*']],
    ['!!*.js', ['!!/ws/*.js', '!!/ws/*.js/**/*']],
    ['/abs/*', ['/abs/*', '/abs/*/**/*']],
    ['~/x/*', ['~/x/*', '~/x/*/**/*']],
    ['.//src/*', ['/ws/src/*', '/ws/src/*/**/*']],
    ['!.', ['!/ws/', '!/ws/**/*']],
    ['x~/*', ['/ws/x~/*', '/ws/x~/*/**/*']],
    ['~', ['~', '~/**/*']],
    ['~x/*', ['/ws/~x/*', '/ws/~x/*/**/*']],
    ['# comment', []],
  ])('on Linux: %s -> %j', (line, patterns) => {
    expect(absolutePatterns(line, '/ws', posix)).toEqual(patterns)
  })

  it.each([
    ['*.js', ['D:\\ws\\*.js', 'D:\\ws\\*.js\\**\\*']],
    ['src/**', ['D:\\ws\\src/**']],
    ['.\\src\\*\\', ['D:\\ws\\src\\*\\', 'D:\\ws\\src\\*\\**\\*']],
    ['C:\\x\\*', ['C:\\x\\*', 'C:\\x\\*\\**\\*']],
  ])('on Windows: %s -> %j', (line, patterns) => {
    expect(absolutePatterns(line, 'D:\\ws', win32)).toEqual(patterns)
  })

  it('takes the workspace literally', () => {
    expect(absolutePatterns('*', '/a[b]?*\\c', posix)[0]).toBe('/a[[]b][?][*]\\\\c/*')
    expect(absolutePatterns('*', 'D:\\a[b]', win32)[0]).toBe('D:\\a[[]b]\\*')
  })
})

describe('literalPatterns', () => {
  it('has no special characters left', () => {
    expect(literalPatterns('/ws/[id]*.js', posix)[0]).toBe('/ws/[[]id][*].js')
  })
})

describe('looksLikePattern', () => {
  it.each(['*.js', 'a?', '[ab]', '!x', 'src/**'])('%s', (line) => {
    expect(looksLikePattern(line)).toBe(true)
  })
  it.each(['a.js', '~', 'a!b', 'a{b}'])('not %s', (line) => {
    expect(looksLikePattern(line)).toBe(false)
  })
})

describe('what patterns mean', () => {
  it('is what @actions/glob says, whose own walk finds the same files', async () => {
    const names = [
      'a.js',
      'b.ts',
      '.dot',
      'lib/a.js',
      'lib/b/c.js',
      'lib/b/d.ts',
      'x/lib/a.js',
      'ab/a',
      'abc/index.js',
      'abc/ab',
      'x/de/ab.js',
    ]
    const workspace = plant(newFolder(), Object.fromEntries(names.map((name) => [name, 'x'])))
    const part = fc.constantFrom(
      '*',
      '**',
      '*.js',
      'lib',
      'a*',
      '[ab]',
      '?.js',
      '.*',
      'b',
      'x',
      '*b',
      '??',
      '??*',
      '[!a]*',
    )
    const pattern = fc
      .tuple(
        fc.boolean(),
        fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
        fc.boolean(),
      )
      .map(([negated, text, slash]) => `${negated ? '!' : ''}${text}${slash ? '/' : ''}`)
      .filter((line) => looksLikePattern(line))
    await fc.assert(
      fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 4 }), async (lines) => {
        const absolute = lines.map((line) => line.replace(/^(!?)/, `$1${workspace}/`))
        const globber = await create(absolute.join('\n'), {
          followSymbolicLinks: false,
          matchDirectories: false,
        })
        const found = (await globber.glob()).map((path) => relative(workspace, path))
        const asked = { paths: lines, root: '.', exclude: [] }
        const ours = await selectFiles(asked, workspace).then(
          ({ files }) => files.map((file) => file.name),
          (error: unknown) => {
            if (error instanceof PackageError) return []
            throw error
          },
        )
        expect(ours.sort()).toEqual(found.sort())
      }),
      { numRuns: 200, examples: [[['**', '!**/??']], [['**', '!**/[!a]*']]] },
    )
  })
})
