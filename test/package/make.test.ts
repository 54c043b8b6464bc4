import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { PackageError } from '../../src/errors.ts'
import { makePackage } from '../../src/package/make.ts'
import type { PackageRequest } from '../../src/package/package.ts'
import { newFolder, plant, requestFor, workspaceWith, type Tree } from './trees.ts'

function sha512(path: string): string {
  return createHash('sha512').update(readFileSync(path)).digest('hex')
}

function zipOf(tree: Tree): Buffer {
  const zip = new AdmZip()
  for (const [name, content] of Object.entries(tree)) zip.addFile(name, Buffer.from(content))
  return zip.toBuffer()
}

async function make(tree: Tree, paths: readonly string[], more: Partial<PackageRequest> = {}) {
  const surroundings = workspaceWith(tree)
  return { ...surroundings, made: await makePackage(requestFor(paths, more), surroundings) }
}

const APP: Tree = { 'app/index.js': 'exports.handler = 1\n', 'app/lib/a.js': 'a' }
const READY = zipOf({ 'index.js': 'x', 'lib/a.js': 'yy' })

describe('a zip of our own', () => {
  it.each<[string, string[], Partial<PackageRequest>, string[]]>([
    ['of a folder', ['app'], {}, ['index.js', 'lib/a.js']],
    ['of patterns', ['app/**/*.js'], {}, ['index.js', 'lib/a.js']],
    ['of a single file', ['app/index.js'], {}, ['index.js']],
    ['below code_root', ['app'], { root: '.' }, ['app/index.js', 'app/lib/a.js']],
    ['asked for as zip', ['app'], { codeType: 'zip' }, ['index.js', 'lib/a.js']],
  ])('%s', async (_, paths, more, names) => {
    const { made, temp } = await make(APP, paths, more)
    expect(made.codeType).toBe('zip')
    expect(dirname(dirname(made.path))).toBe(temp)
    expect(readdirSync(dirname(made.path))).toEqual(['package.zip'])
    expect(made.digest).toBe(sha512(made.path))
    expect(made.size).toBe(readFileSync(made.path).length)
    expect(made.entries.map((entry) => entry.name)).toEqual(names)
    expect(new AdmZip(made.path).getEntries().map((entry) => entry.entryName)).toEqual(names)
    expect(made.warnings).toEqual([])
    expect(made).not.toHaveProperty('filename')
  })

  it('does not hold earlier packages, where RUNNER_TEMP lies in the tree', async () => {
    const { workspace } = workspaceWith({
      'a.js': 'x',
      'tmp/b.js': 'x',
      'functiongraph-deploy-x/c': '',
    })
    const run = () => makePackage(requestFor(['.']), { workspace, temp: join(workspace, 'tmp') })
    const first = await run()
    expect(first.entries.map((entry) => entry.name)).toEqual([
      'a.js',
      'functiongraph-deploy-x/c',
      'tmp/b.js',
    ])
    expect((await run()).digest).toBe(first.digest)
  })

  it('keeps code_filename', async () => {
    expect((await make(APP, ['app'], { filename: 'f.zip' })).made.filename).toBe('f.zip')
  })

  it('reports sizes of entries', async () => {
    const { made } = await make({ 'app/a': 'a'.repeat(1000), 'app/b': 'b' }, ['app'])
    expect(made.entries.map(({ name, size }) => [name, size])).toEqual([
      ['a', 1000],
      ['b', 1],
    ])
    expect(made.entries[0]?.packedSize).toBeLessThan(100)
    expect(made.entries[1]?.packedSize).toBe(1)
  })

  it('of a folder with one archive in it comes with a warning', async () => {
    const { made } = await make({ 'target/app.jar': READY }, ['target'])
    expect(made.codeType).toBe('zip')
    expect(made.warnings).toEqual([expect.stringContaining('The directory contains only app.jar')])
  })

  it.each(['deflate', 'store'] as const)('warns of what is in it (%s)', async (compression) => {
    const tree = {
      'app/.env': 'KEY=1',
      'app/.npmrc': '//registry.npmjs.org/:_authToken=npm_1234',
      'app/bootstrap': 'exec node x.js\r\n',
      'app/bin/run.sh': '#!/bin/sh\r\necho\r\n',
      'app/bin/fine.sh': '#!/bin/sh\necho\r\n',
      'app/a.pyc': 'x',
    }
    const { made } = await make(tree, ['app'], { compression })
    expect(made.warnings).toEqual([
      expect.stringContaining('secrets or private history in the package: .env.'),
      expect.stringContaining('.npmrc contains an auth token'),
      expect.stringContaining('will not start on Linux: bootstrap, bin/run.sh.'),
    ])
    expect(made.notes).toEqual([expect.stringContaining('may cause needless uploads: a.pyc.')])
  })

  it('warns of what may leak or cannot run before anything else', async () => {
    const tree = {
      'app/a/.npmrc': '_auth=abc',
      'app/b': '-> a',
      'app/uploads/': '',
      'app/.env': 'KEY=1',
      'app/run.sh': '#!/bin/sh\r\n',
    }
    const { made } = await make(tree, ['app'])
    expect(made.warnings).toEqual([
      expect.stringContaining('secrets or private history in the package: .env.'),
      expect.stringContaining('a/.npmrc contains an auth token'),
      expect.stringContaining('b/.npmrc contains an auth token'),
      expect.stringContaining('will not start on Linux: run.sh.'),
      expect.stringContaining('Empty directories are not packaged: uploads.'),
    ])
  })

  it('notes folders that are packaged twice', async () => {
    const { made } = await make({ 'app/a/x.js': 'x', 'app/b': '-> a' }, ['app'])
    expect(made.warnings).toEqual([])
    expect(made.notes).toEqual([expect.stringContaining('1 folder a second time')])
  })
})

describe('a ready archive', () => {
  const tree = { 'target/app.jar': READY, 'target/app.txt': 'x', 'f.zip': READY, 'F.ZIP': READY }

  it.each<[string, string[], Partial<PackageRequest>, string, string]>([
    ['a jar', ['target/app.jar'], {}, 'jar', 'app.jar'],
    ['a zip', ['f.zip'], {}, 'zip', 'f.zip'],
    ['in capitals', ['F.ZIP'], {}, 'zip', 'F.ZIP'],
    ['by a pattern', ['target/*.jar'], {}, 'jar', 'app.jar'],
    ['by an exclusion', ['target/*', '!**/*.txt'], {}, 'jar', 'app.jar'],
    ['with another name', ['f.zip'], { filename: 'g.zip' }, 'zip', 'g.zip'],
    ['a jar as zip', ['target/app.jar'], { codeType: 'zip' }, 'zip', 'app.jar'],
    ['a jar as jar', ['target/app.jar'], { codeType: 'jar' }, 'jar', 'app.jar'],
  ])('%s', async (_, paths, more, codeType, filename) => {
    const { made, workspace, temp } = await make(tree, paths, more)
    expect(made.path.startsWith(workspace)).toBe(true)
    expect(readFileSync(made.path).equals(READY)).toBe(true)
    expect(made).toMatchObject({
      codeType,
      filename,
      size: READY.length,
      digest: sha512(made.path),
      warnings: [],
    })
    expect(made.entries.map(({ name, size }) => [name, size])).toEqual([
      ['index.js', 1],
      ['lib/a.js', 2],
    ])
    expect(readdirSync(temp)).toEqual([])
  })

  it.each(['f.zipx', 'f.jar.txt', 'zip'])('is not what is called %s', async (name) => {
    const { made } = await make({ [name]: READY }, [name])
    expect(made.entries.map((entry) => entry.name)).toEqual([name])
  })

  it.each<[string, string[]]>([
    ['a line', ['app.jar']],
    ['a pattern', ['*.jar']],
  ])('behind a link, by %s, keeps the name of the link', async (_, paths) => {
    const { made, workspace } = await make({ 'app.jar': '-> out/blob', 'out/blob': READY }, paths)
    expect(made).toMatchObject({
      codeType: 'jar',
      filename: 'app.jar',
      path: join(workspace, 'out/blob'),
    })
  })

  it('warns of what is in it', async () => {
    const bytes = zipOf({ '.env': 'x', 'a.pyc': 'x', '.npmrc': '_auth=abc', bootstrap: 'x\r\n' })
    const { made } = await make({ 'f.zip': bytes }, ['f.zip'])
    expect(made.warnings).toEqual([
      expect.stringContaining('secrets or private history in the package: .env.'),
      expect.stringContaining('.npmrc contains an auth token'),
      expect.stringContaining('will not start on Linux: bootstrap.'),
    ])
  })

  const unused = (input: string) => `\`${input}\` is ignored: the archive is uploaded unchanged.`

  it.each<[string, string[], Partial<PackageRequest>, string, string[]]>([
    [
      'with rules for a zip',
      ['f.zip'],
      { exclude: ['*.md'], root: '.', compression: 'store' },
      'zip',
      [unused('exclude'), unused('code_root'), unused('compression')],
    ],
    [
      'chosen by these rules',
      ['target/*'],
      { exclude: ['*.txt'], root: '.', compression: 'store' },
      'jar',
      [unused('compression')],
    ],
    [
      'that may be no jar',
      ['f.zip'],
      { codeType: 'jar' },
      'jar',
      [
        '`code_type: jar` uploads f.zip as a jar despite its name. ' +
          'If it is not a jar, remove `code_type`.',
      ],
    ],
  ])('%s comes with a warning', async (_, paths, more, codeType, warnings) => {
    const { made } = await make(tree, paths, more)
    expect(made).toMatchObject({ codeType, warnings })
  })

  it('beside another file is a file like others', async () => {
    const { made } = await make(tree, ['f.zip', 'target/app.txt'])
    expect(made.codeType).toBe('zip')
    expect(made.entries.map((entry) => entry.name)).toEqual(['f.zip', 'target/app.txt'])
  })
})

describe('inline', () => {
  it.each<[string, string[]]>([
    ['a path', ['app/index.js']],
    ['a pattern', ['app/*.js']],
  ])('%s: the bytes as they are', async (_, paths) => {
    const { made, workspace, temp } = await make(APP, paths, { codeType: 'inline' })
    const path = join(workspace, 'app/index.js')
    expect(made).toEqual({
      codeType: 'inline',
      path,
      digest: sha512(path),
      size: 20,
      entries: [{ name: 'index.js', size: 20, packedSize: 20 }],
      warnings: [],
    })
    expect(readdirSync(temp)).toEqual([])
  })

  it('has no name', async () => {
    const { made } = await make(APP, ['app/index.js'], { codeType: 'inline', filename: 'x.js' })
    expect(made).not.toHaveProperty('filename')
    expect(made.warnings).toEqual([expect.stringContaining('`code_filename` is ignored')])
  })

  it('is not compressed, asked for or not', async () => {
    const inline = { codeType: 'inline' } as const
    const { made } = await make(APP, ['app/index.js'], { ...inline, compression: 'store' })
    expect(made.warnings).toEqual(['`compression` is ignored: inline code is uploaded unchanged.'])
    expect((await make(APP, ['app/index.js'], inline)).made.warnings).toEqual([])
  })

  it('takes any bytes, an archive too', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0, 1])
    const tree = { 'a.bin': bytes, 'f.zip': READY }
    expect((await make(tree, ['a.bin'], { codeType: 'inline' })).made.size).toBe(4)
    expect((await make(tree, ['f.zip'], { codeType: 'inline' })).made.size).toBe(READY.length)
  })
})

describe('what is refused, and leaves nothing behind', () => {
  it.each<[string, Tree, string[], Partial<PackageRequest>, RegExp]>([
    [
      'inline of a folder',
      APP,
      ['app'],
      { codeType: 'inline' },
      /`code_type: inline` requires a single source file, got app/,
    ],
    [
      'inline of a folder with one file',
      { 'app/a.js': 'x' },
      ['app'],
      { codeType: 'inline' },
      /`code_type: inline` requires a single source file, got app/,
    ],
    [
      'inline of files',
      APP,
      ['app/**'],
      { codeType: 'inline' },
      /`code_type: inline` requires a single source file, got app/,
    ],
    [
      'a jar of a folder',
      APP,
      ['app'],
      { codeType: 'jar' },
      /`code_type: jar` requires a single .jar file, got app/,
    ],
    [
      'a jar of a script',
      APP,
      ['app/index.js'],
      { codeType: 'jar' },
      /`code_type: jar` requires a single .jar file, got app/,
    ],
    [
      'a jar of files',
      APP,
      ['app/**'],
      { codeType: 'jar' },
      /`code_type: jar` requires a single .jar file, got app/,
    ],
    ['a zip that is none', { 'f.zip': 'not a zip' }, ['f.zip'], {}, /f.zip is not a valid archive/],
    ['nothing', APP, ['dist'], {}, /`code_path` "dist" not found/],
    [
      'an archive behind a link out',
      { 'f.zip': '-> /etc/hostname' },
      ['f.zip'],
      {},
      /f.zip points outside/,
    ],
    ['an archive behind a broken link', { 'f.zip': '-> gone' }, ['f.zip'], {}, /f.zip is broken/],
    [
      'inline behind a link out',
      { 'a.js': '-> /etc/hostname' },
      ['a.js'],
      { codeType: 'inline' },
      /a.js points outside/,
    ],
  ])('%s', async (_, tree, paths, more, message) => {
    const surroundings = workspaceWith(tree)
    const made = makePackage(requestFor(paths, more), surroundings)
    await expect(made).rejects.toThrow(PackageError)
    await expect(made).rejects.toThrow(message)
    expect(readdirSync(surroundings.temp)).toEqual([])
  })

  it.each<[string, string[], Partial<PackageRequest>, string]>([
    [
      'inline of files',
      ['app', 'app/lib'],
      { codeType: 'inline' },
      'Set `code_path` to that file, or use `code_type: zip`.',
    ],
    [
      'a jar of files',
      ['app', 'app/lib'],
      { codeType: 'jar' },
      'Set `code_path` to the .jar file, or remove `code_type`.',
    ],
  ])('%s, and says what to do', async (_, paths, more, remedy) => {
    const made = makePackage(requestFor(paths, more), workspaceWith(APP))
    const error = await made.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    const message = expect.stringMatching(/got app, app\/lib$/) as string
    expect(error).toMatchObject({ remedy, message })
  })

  it.each<[string, Tree, string[], Partial<PackageRequest>, object]>([
    [
      'what is deflated, of which only the sizes of its files are known',
      { 'a.js': 'aaa', 'b.js': 'bb' },
      ['.'],
      {},
      {
        codeType: 'zip',
        size: 0,
        entries: [
          { name: 'a.js', size: 3, packedSize: 0 },
          { name: 'b.js', size: 2, packedSize: 0 },
        ],
      },
    ],
    [
      'what is stored, which takes at least the bytes of its files',
      { 'a.js': 'aaa', 'b.js': 'bb' },
      ['.'],
      { compression: 'store' },
      {
        codeType: 'zip',
        size: 5,
        entries: [
          { name: 'a.js', size: 3, packedSize: 3 },
          { name: 'b.js', size: 2, packedSize: 2 },
        ],
      },
    ],
    [
      'inline code',
      { 'a.js': 'aaa' },
      ['a.js'],
      { codeType: 'inline' },
      { codeType: 'inline', size: 3, entries: [] },
    ],
    [
      'a ready archive',
      { 'f.zip': READY },
      ['f.zip'],
      {},
      {
        codeType: 'zip',
        size: READY.length,
        entries: [
          expect.objectContaining({ name: 'index.js', size: 1 }),
          expect.objectContaining({ name: 'lib/a.js', size: 2 }),
        ],
      },
    ],
  ])('%s, by a limit, before it is read', async (_, tree, paths, more, planned) => {
    const surroundings = workspaceWith(tree)
    const seen: unknown[] = []
    const refuse = (found: unknown): Error => {
      seen.push(found)
      return new PackageError('too large', 'Make it smaller.')
    }
    const made = makePackage(requestFor(paths, more), { ...surroundings, refuse })
    await expect(made).rejects.toThrow('too large')
    expect(seen).toEqual([planned])
    expect(readdirSync(surroundings.temp)).toEqual([])
  })

  it.each<[string, Tree, RegExp]>([
    ['that is not there', {}, /^Could not write the package to .+temp\/t \(ENOENT\)$/],
    ['that is a file', { t: '' }, /^Could not write the package to .+temp\/t \(ENOTDIR\)$/],
  ])('a RUNNER_TEMP %s', async (_, tree, message) => {
    const { workspace, temp } = workspaceWith(APP)
    plant(temp, tree)
    const made = makePackage(requestFor(['.']), { workspace, temp: join(temp, 't') })
    await expect(made).rejects.toThrow(PackageError)
    await expect(made).rejects.toThrow(message)
  })

  it('a folder that goes while it is written to', async () => {
    const surroundings = workspaceWith(APP)
    const { signal } = new AbortController()
    signal.throwIfAborted = () => {
      for (const name of readdirSync(surroundings.temp)) rmdirSync(join(surroundings.temp, name))
    }
    const made = makePackage(requestFor(['.']), { ...surroundings, signal })
    await expect(made).rejects.toThrow(PackageError)
    await expect(made).rejects.toThrow(/^Could not write the package to .+temp \(ENOENT\)$/)
    expect(readdirSync(surroundings.temp)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('inline code that cannot be read', async () => {
    // A regular file, of which nobody may read the first byte.
    const surroundings = { workspace: `/proc/${process.pid}`, temp: newFolder() }
    const made = makePackage(requestFor(['mem'], { codeType: 'inline' }), surroundings)
    await expect(made).rejects.toThrow(PackageError)
    await expect(made).rejects.toThrow('mem could not be read (EIO)')
  })

  it('an aborted step', async () => {
    const surroundings = workspaceWith({ 'a.bin': Buffer.alloc(3 * 1024 * 1024, 'ab') })
    const signal = AbortSignal.abort(new Error('cancelled'))
    const made = makePackage(requestFor(['.']), { ...surroundings, signal })
    await expect(made).rejects.toThrow('cancelled')
    expect(readdirSync(surroundings.temp)).toEqual([])
  })
})
