import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PackageError } from '../../../src/errors.ts'
import type { PackageRequest } from '../../../src/package/package.ts'
import { namedFile, selectFiles } from '../../../src/package/select/select.ts'
import { newFolder, plant, workspaceWith, type Tree } from '../trees.ts'

type More = Partial<Pick<PackageRequest, 'root' | 'exclude'>>

async function select(tree: Tree, paths: readonly string[], more: More = {}) {
  const { workspace } = workspaceWith(tree)
  return selectFiles({ paths, exclude: [], ...more }, workspace)
}

async function namesIn(tree: Tree, paths: readonly string[], more: More = {}) {
  return (await select(tree, paths, more)).files.map((file) => file.name)
}

async function refusal(tree: Tree, paths: readonly string[], more: More = {}) {
  const error: unknown = await select(tree, paths, more).catch((reason: unknown) => reason)
  if (!(error instanceof PackageError)) throw new Error('Nothing was refused', { cause: error })
  return error
}

const APP: Tree = {
  'index.js': 'x',
  'lib/a.js': 'xx',
  'lib/a.map': 'x',
  'lib/deep/b.js': 'x',
  'README.md': 'x',
}

const LONG = 'x'.repeat(300)

describe('lines that exist', () => {
  it.each<[string, string[], string[], string?]>([
    ['a folder', ['lib'], ['a.js', 'a.map', 'deep/b.js']],
    ['the workspace', ['.'], ['README.md', 'index.js', 'lib/a.js', 'lib/a.map', 'lib/deep/b.js']],
    ['a folder with a slash', ['lib/'], ['a.js', 'a.map', 'deep/b.js']],
    ['one file', ['lib/a.js'], ['a.js']],
    ['a folder below code_root', ['lib/deep'], ['lib/deep/b.js'], '.'],
    ['one file below code_root', ['lib/a.js'], ['lib/a.js'], '.'],
    ['several', ['index.js', 'lib/deep'], ['index.js', 'lib/deep/b.js']],
    ['several in one folder', ['lib/deep', 'lib/a.js'], ['a.js', 'deep/b.js']],
    [
      'one inside another, and twice',
      ['lib/deep/b.js', 'lib', 'lib'],
      ['a.js', 'a.map', 'deep/b.js'],
    ],
  ])('%s', async (_, paths, names, root) => {
    expect(await namesIn(APP, paths, root === undefined ? {} : { root })).toEqual(names)
  })

  it('an absolute path outside of the workspace', async () => {
    const elsewhere = plant(newFolder(), { 'app/x.js': 'x' })
    expect(await namesIn({}, [join(elsewhere, 'app')])).toEqual(['x.js'])
  })

  it.each(['[a]*.js', '!important.js', '#1.js', 'a?b.js', '~', '{x}.js'])(
    'a file that is called %s',
    async (name) => {
      expect(await namesIn({ [name]: 'x', 'other.js': 'x' }, [name])).toEqual([name])
      const beside = await namesIn({ [name]: 'x', 'other.js': 'x', 'a.md': 'x' }, [name, '*.md'])
      expect(beside.sort()).toEqual([name, 'a.md'].sort())
    },
  )

  it('gives size, place and kind', async () => {
    const { workspace } = workspaceWith(APP)
    const selection = await selectFiles({ paths: ['lib/a.js'], exclude: [] }, workspace)
    expect(selection).toEqual({
      kind: 'file',
      files: [{ name: 'a.js', path: join(workspace, 'lib/a.js'), size: 2 }],
      warnings: [],
      notes: [],
    })
    expect((await selectFiles({ paths: ['lib'], exclude: [] }, workspace)).kind).toBe('folder')
    const pattern = { paths: ['lib/*.js'], exclude: [] }
    expect((await selectFiles(pattern, workspace)).kind).toBe('patterns')
    const two = { paths: ['lib/a.js', 'index.js'], exclude: [] }
    expect((await selectFiles(two, workspace)).kind).toBe('lines')
  })

  it('distinguishes a named file from a folder, a pattern and several lines', () => {
    const { workspace } = workspaceWith(APP)
    expect(namedFile({ paths: ['lib/a.js'] }, workspace)).toEqual({
      name: 'a.js',
      path: join(workspace, 'lib/a.js'),
    })
    expect(namedFile({ paths: ['lib'] }, workspace)).toBeUndefined()
    expect(namedFile({ paths: ['lib/*.js'] }, workspace)).toBeUndefined()
    expect(namedFile({ paths: ['index.js', 'README.md'] }, workspace)).toBeUndefined()
    expect(namedFile({ paths: [] }, workspace)).toBeUndefined()
  })
})

describe('patterns', () => {
  it.each<[string, string[], string[], string?]>([
    ['one star', ['*.js'], ['index.js']],
    ['two stars', ['**/*.js'], ['index.js', 'lib/a.js', 'lib/deep/b.js']],
    ['the fixed part is the root', ['lib/**/*.js'], ['a.js', 'deep/b.js']],
    ['code_root moves the root up', ['lib/**/*.js'], ['lib/a.js', 'lib/deep/b.js'], '.'],
    ['a folder that matches goes in whole', ['l*'], ['lib/a.js', 'lib/a.map', 'lib/deep/b.js']],
    ['a slash asks for folders', ['*/'], ['lib/a.js', 'lib/a.map', 'lib/deep/b.js']],
    ['an exclusion', ['lib', '!lib/**/*.map'], ['a.js', 'deep/b.js']],
    [
      'an exclusion of a folder',
      ['**', '!lib/deep'],
      ['README.md', 'index.js', 'lib/a.js', 'lib/a.map'],
    ],
    ['a later line corrects', ['lib', '!lib/**', 'lib/a.js'], ['a.js']],
    ['twice negated', ['lib/*.js', '!!lib/*.map'], ['a.js', 'a.map']],
    ['with a dot', ['./lib/*.js'], ['a.js']],
    ['with a comment', ['# only scripts', '*.js'], ['index.js']],
    ['the root does not depend on what matches', ['lib/*.js', 'gen/*.js'], ['lib/a.js']],
    ['a set of characters', ['lib/[ab].js'], ['a.js']],
    ['the fixed part holds code_root', ['*/*.js'], ['a.js'], 'lib'],
    ['code_root deep below the fixed part', ['**/b.js'], ['b.js'], 'lib/deep'],
    ['a line that holds code_root', ['.', '!*.*'], ['a.js', 'a.map', 'deep/b.js'], 'lib'],
  ])('%s: %j -> %j', async (_, paths, names, root) => {
    expect(await namesIn(APP, paths, root === undefined ? {} : { root })).toEqual(names)
  })

  it.each<[string, string[]]>([
    ['!src/**/??', ['abc/index.js']],
    ['!src/**/??*', []],
    ['!src/*/??', ['abc/index.js', 'de/x.js']],
    ['!src/*/?/**', ['abc/ab', 'abc/index.js', 'de/x.js']],
    ['!src/**/[!a-h]*', ['abc/ab']],
    ['!src/abc/**', ['de/x.js']],
    ['!src/abc/**/*', ['de/x.js']],
  ])('an exclusion takes away what it matches only: %s', async (line, names) => {
    const tree = { 'src/abc/index.js': 'x', 'src/abc/ab': 'x', 'src/de/x.js': 'x' }
    const found = await namesIn(tree, ['src/**', line]).catch(() => [])
    expect(found).toEqual(names)
  })

  it('includes dot files', async () => {
    expect(await namesIn({ '.env': 'x', '.aws/config': 'x' }, ['**'])).toEqual([
      '.aws/config',
      '.env',
    ])
  })

  it.each<[string, string[], More, string[]]>([
    ['a pattern that finds nothing', ['lib/**', 'libs/**'], {}, ['libs/**']],
    [
      'a pattern whose files are all left out',
      ['*', 'lib/*.map'],
      { exclude: ['lib'] },
      ['lib/*.map'],
    ],
    ['each that finds something', ['*.js', 'lib', '!lib/*.map', 'lib/deep/*', '#'], {}, []],
    ['what a later line takes away', ['**', 'lib/*.map', '!**/*.map'], {}, []],
    ['an exclusion that finds nothing', ['**', '!*.py'], {}, []],
  ])('a warning names lines in vain: %s', async (_, paths, more, idle) => {
    const { warnings } = await select(APP, paths, more)
    expect(warnings).toEqual(
      idle.map((line): unknown =>
        expect.stringContaining(`\`code_path\` ${line} matched no files`),
      ),
    )
  })

  it('starts at the workspace, whatever characters its path has', async () => {
    const workspace = plant(newFolder(), { 'a[b]c?*\\d/x.js': 'x' })
    const inside = join(workspace, 'a[b]c?*\\d')
    const { files } = await selectFiles({ paths: ['*.js'], exclude: [] }, inside)
    expect(files.map((file) => file.name)).toEqual(['x.js'])
  })

  it('is absolute when it is spelt so', async () => {
    const elsewhere = plant(newFolder(), { 'app/x.js': 'x' })
    expect(await namesIn({}, [`${elsewhere}/app/*.js`])).toEqual(['x.js'])
  })
})

describe('what is left out', () => {
  it('version control and litter, at any depth, and nothing else', async () => {
    const tree = {
      '.git/config': 'x',
      'sub/.git': 'gitdir: elsewhere',
      'sub/.hg/x': 'x',
      'sub/.svn/x': 'x',
      '.DS_Store': 'x',
      'sub/Thumbs.db': 'x',
      'sub/.fgignore': '*.js',
      'sub/a.js': 'x',
      '.env': 'x',
      '.gitignore': 'x',
      id_rsa: 'x',
    }
    const names = ['.env', '.gitignore', 'id_rsa', 'sub/a.js']
    expect(await namesIn(tree, ['.'])).toEqual(names)
    expect(await namesIn(tree, ['**'])).toEqual(names)
  })

  it.each<[string, string, string[], string[]]>([
    ['a name at any depth', 'a.map', [], ['index.js', 'lib/a.js', 'lib/deep/b.js']],
    ['a folder', 'lib/', [], ['index.js']],
    ['only at the root', '/a.js', [], ['index.js', 'lib/a.js', 'lib/a.map', 'lib/deep/b.js']],
    ['re-included', '*.js\n!index.js\n*.map', [], ['index.js']],
    ['not re-included from a folder that is out', 'lib/\n!lib/a.js', [], ['index.js']],
    [
      'comments, CRLF, BOM',
      '\ufeff*.map\r\n# *.js\r\n\r\n',
      [],
      ['index.js', 'lib/a.js', 'lib/deep/b.js'],
    ],
    ['exclude comes after', '*.map', ['!a.map', 'deep'], ['index.js', 'lib/a.js', 'lib/a.map']],
    ['exclude alone', '', ['lib/*', '!lib/deep/'], ['index.js', 'lib/deep/b.js']],
    ['letter case counts', 'LIB', ['*.JS'], ['index.js', 'lib/a.js', 'lib/a.map', 'lib/deep/b.js']],
  ])('%s', async (_, fgignore, exclude, names) => {
    expect(
      await namesIn({ ...APP, '.fgignore': fgignore }, ['.'], {
        exclude: [...exclude, 'README.md'],
      }),
    ).toEqual(names)
  })

  it('a name that ends in a blank, where the pattern escapes it', async () => {
    const tree = { 'foo ': 'x', 'a.js': 'x' }
    expect(await namesIn(tree, ['.'], { exclude: ['foo\\ '] })).toEqual(['a.js'])
  })

  it('is relative to the root of the package, with patterns too', async () => {
    const tree = { ...APP, '.fgignore': 'index.js', 'lib/.fgignore': '/a.js\n/deep' }
    expect(await namesIn(tree, ['lib'])).toEqual(['a.map'])
    expect(await namesIn(tree, ['lib/**'])).toEqual(['a.map'])
    expect(await namesIn(tree, ['lib/deep/b.js', 'lib/a.map'])).toEqual(['a.map'])
  })

  it('is not read: a folder that is out may hold anything', async () => {
    const tree = { 'a.js': 'x', 'out/broken': '-> nowhere', 'out/loop': '-> .' }
    expect(await namesIn(tree, ['.'], { exclude: ['out'] })).toEqual(['a.js'])
    expect(await namesIn(tree, ['**'], { exclude: ['out/'] })).toEqual(['a.js'])
  })

  it.each<[string, Tree, RegExp]>([
    ['a folder', { '.fgignore/x': 'x' }, /\.fgignore could not be read \(not a regular file\)/],
    ['a link to itself', { '.fgignore': '-> .fgignore' }, /\.fgignore could not be read \(ELOOP\)/],
  ])('an .fgignore that is %s is reported', async (_, tree, message) => {
    const error = await refusal({ ...tree, 'a.js': 'x' }, ['.'])
    expect(error.message).toMatch(message)
  })

  it('an .fgignore that is a pipe is not waited for', async () => {
    const { workspace } = workspaceWith({ 'a.js': 'x' })
    execFileSync('mkfifo', [join(workspace, '.fgignore')])
    await expect(selectFiles({ paths: ['.'], exclude: [] }, workspace)).rejects.toThrow(
      '.fgignore could not be read (not a regular file)',
    )
  })
})

describe('what is refused', () => {
  it.each<[string, Tree, string[], More, RegExp]>([
    ['a line that does not exist', APP, ['dist'], {}, /^`code_path` "dist" not found in /],
    ['one of several', APP, ['lib', 'dist'], {}, /^`code_path` "dist" not found in /],
    ['a pattern that matches nothing', APP, ['*.py'], {}, /^No files found for \*\.py$/],
    ['a line below a file', APP, ['index.js/x'], {}, /^`code_path` "index.js\/x" not found in /],
    [
      'a line that cannot be looked up',
      APP,
      [LONG],
      {},
      /x{300} could not be read \(ENAMETOOLONG\)/,
    ],
    [
      'a pattern below what cannot be looked up',
      APP,
      [`${LONG}/*.js`],
      {},
      /x{300} could not be read \(ENAMETOOLONG\)/,
    ],
    ['a pattern below a file', APP, ['index.js/x/*.js'], {}, /^No files found/],
    ['patterns that exclude only', APP, ['!*.js'], {}, /no common parent directory/],
    ['a pattern with ..', APP, ['../*.js'], {}, /^Invalid glob pattern in `code_path`: /],
    ['an empty folder', { 'dist/': '' }, ['dist'], {}, /^No files found for dist$/],
    ['no line', APP, [], {}, /no common parent directory/],
    [
      'a code_root that does not exist',
      APP,
      ['lib'],
      { root: 'dist' },
      /^`code_root` must be a directory, got "dist"/,
    ],
    [
      'a code_root that is a file',
      APP,
      ['lib'],
      { root: 'index.js' },
      /^`code_root` must be a directory, got "index.js"/,
    ],
    [
      'a file outside of code_root',
      APP,
      ['index.js'],
      { root: 'lib' },
      /index.js is outside `code_root`/,
    ],
    [
      'a file outside of code_root, by a pattern',
      APP,
      ['**/*.js'],
      { root: 'lib' },
      /workspace\/index.js is outside `code_root` .*lib$/,
    ],
    [
      'a file behind a link outside of code_root',
      { 'lib/a.js': 'x', 'other/link': '-> ../lib/a.js' },
      ['**'],
      { root: 'lib' },
      /workspace\/other\/link is outside `code_root`/,
    ],
    ['a backslash', { 'a\\b.js': 'x' }, ['.'], {}, /"a\\\\b.js" contains a backslash/],
    ['a drive letter', { 'C:/x': 'x' }, ['.'], {}, /"C:\/x" starts with a drive letter/],
    [
      'two spellings of one name',
      { 'caf\u00e9.js': 'x', 'cafe\u0301.js': 'x' },
      ['.'],
      {},
      /collide after Unicode normalization: .*cafe%CC%81.js.*caf%C3%A9.js/,
    ],
    ['a .git folder', { '.git/config': 'x' }, ['.git'], {}, /is inside or points into .git /],
  ])('%s', async (_, tree, paths, more, message) => {
    const error = await refusal(tree, paths, more)
    expect(error.message).toMatch(message)
    expect(error.remedy).not.toBe('')
  })

  it('nothing left: how many files were excluded, and by what', async () => {
    const tree = {
      '.git/a': 'x',
      '.git/b/c': 'x',
      'src/a.js': 'x',
      'src/b.js': 'x',
      'c.py': 'x',
      '.fgignore': 'src',
    }
    const error = await refusal(tree, ['.'], { exclude: ['*.py'] })
    expect(error.message).toBe('All files in . are excluded (6 files)')
    expect([...error.details].sort()).toEqual([
      '1 file by "*.py" in exclude',
      '1 file by .fgignore (always excluded)',
      '2 files by "src" in .fgignore',
      '2 files by .git (always excluded)',
    ])
  })

  it.each<[string, string[], More, string, string[]]>([
    ['no pattern asks for what is left out', ['*.py'], {}, 'No files found for *.py', []],
    [
      'a file that a pattern asks for',
      ['lib/**/*.map'],
      { exclude: ['*.map', '*.js'] },
      'All files in lib/**/*.map are excluded (1 file)',
      ['1 file by "*.map" in exclude'],
    ],
    [
      'a folder, of which a pattern asks for some',
      ['**/*.js'],
      { exclude: ['lib', 'app', 'index.js'] },
      'All files in **/*.js are excluded (3 files)',
      ['1 file by "index.js" in exclude', '2 files by "lib" in exclude'],
    ],
    [
      'lines below one folder',
      ['lib/a.js', 'lib/deep'],
      { root: '.', exclude: ['lib'] },
      'All files in lib/a.js, lib/deep are excluded (2 files)',
      ['2 files by "lib" in exclude'],
    ],
    [
      'a link, whatever lies behind it',
      ['app/l*/*.js'],
      { exclude: ['link'] },
      'All files in app/l*/*.js are excluded (1 file)',
      ['1 file by "link" in exclude'],
    ],
  ])('nothing left: %s', async (_, paths, more, message, details) => {
    const tree = { ...APP, '.git/a': 'x', '.git/b': 'x', 'app/link': '-> ../lib' }
    const error = await refusal(tree, paths, more)
    expect(error.message).toBe(message)
    expect([...error.details].sort()).toEqual(details)
  })

  it('a pipe, unless it is excluded or not asked for', async () => {
    const { workspace } = workspaceWith({ 'a.js': 'x' })
    execFileSync('mkfifo', [join(workspace, 'pipe')])
    const run = (paths: string[], exclude: string[]) => selectFiles({ paths, exclude }, workspace)
    await expect(run(['.'], [])).rejects.toThrow('pipe is not a regular file')
    await expect(run(['pipe'], [])).rejects.toThrow('pipe is not a regular file')
    expect((await run(['.'], ['pipe'])).files).toHaveLength(1)
    expect((await run(['*.js'], [])).files).toHaveLength(1)
  })

  it.each<[string, (path: Buffer) => void]>([
    [
      'file',
      (path) => {
        writeFileSync(path, 'x')
      },
    ],
    [
      'folder',
      (path) => {
        mkdirSync(path)
      },
    ],
    [
      'link to a file',
      (path) => {
        symlinkSync('a.js', path)
      },
    ],
    [
      'link to a folder',
      (path) => {
        symlinkSync('lib', path)
      },
    ],
  ])('a %s whose name is not UTF-8', async (_, make) => {
    const { workspace } = workspaceWith({ 'a.js': 'x', 'lib/b.js': 'x' })
    make(Buffer.concat([Buffer.from(`${workspace}/`), Buffer.from([0xff, 0x2e])]))
    const run = (exclude: string[]) => selectFiles({ paths: ['.'], exclude }, workspace)
    await expect(run([])).rejects.toThrow('"\ufffd." is not valid Unicode')
    expect((await run(['*.'])).files).toHaveLength(2)
  })

  it('names that are alike once their bytes are lost', async () => {
    const { workspace } = workspaceWith({ 'a.js': 'x', '\ufffd.': 'x', '\ufffd/\ufffd.js': 'x' })
    const run = () => selectFiles({ paths: ['.'], exclude: [] }, workspace)
    const names = (await run()).files.map(({ name }) => name)
    expect(names).toEqual(['a.js', '\ufffd.', '\ufffd/\ufffd.js'])
    writeFileSync(Buffer.concat([Buffer.from(`${workspace}/`), Buffer.from([0xff, 0x2e])]), 'x')
    await expect(run()).rejects.toThrow('"\ufffd." is not valid Unicode')
  })

  it('a file that the file system lists but does not find', async () => {
    const { workspace } = workspaceWith({})
    const folders = Array.from({ length: 19 }, () => 'f'.repeat(200))
    const deep = plant(join(workspace, ...folders), { 'a.js': 'x' })
    const name = 'x'.repeat(4096 - deep.length)
    onTestFinished(() => {
      execFileSync('rm', [name], { cwd: deep })
    })
    execFileSync('touch', [name], { cwd: deep })
    const error = await selectFiles({ paths: ['.'], exclude: [] }, workspace).catch(String)
    expect(error).toMatch(/PackageError: File .*x could not be read \(ENAMETOOLONG\)/)
  })

  it('Too many files (limit: 65,534 without ZIP64)', async () => {
    const { workspace } = workspaceWith({ 'f/': '' })
    for (let file = 0; file < 4096; file += 1) writeFileSync(join(workspace, `f/${file}`), '')
    for (let link = 1; link < 16; link += 1) symlinkSync('f', join(workspace, `l${link}`))
    await expect(selectFiles({ paths: ['.'], exclude: [] }, workspace)).rejects.toThrow(
      'Too many files (limit: 65,534 without ZIP64)',
    )
    const most = await selectFiles({ paths: ['.'], exclude: ['l1/0', 'l1/1'] }, workspace)
    expect(most.files).toHaveLength(65_534)
  })
})
