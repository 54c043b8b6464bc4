import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { InputError, PackageError } from '../../src/errors.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { overLimit } from '../../src/package/advice/size-limits.ts'
import { makePackage } from '../../src/package/make.ts'
import type { FilePackage, PackageRequest, Surroundings } from '../../src/package/package.ts'
import { step } from '../support/step.ts'
import { newFolder, plant, requestFor, workspaceWith, type Tree } from '../package/trees.ts'

/**
 * What was reported about the choice of files: inputs that silently did nothing, refusals that were
 * wrong, and packages that fail at run time.
 */

/** A package, or the error with its remedy and details in one text. */
interface Seen {
  readonly made?: FilePackage
  readonly names: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
  readonly error: string
}

type More = Partial<PackageRequest>

async function pack(request: PackageRequest, surroundings: Surroundings): Promise<Seen> {
  try {
    const made = await makePackage(request, surroundings)
    const names = made.entries.map(({ name }) => name)
    return { made, names, warnings: made.warnings, notes: made.notes ?? [], error: '' }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    const text = [error.message, error.remedy, ...error.details].join('\n')
    return { names: [], warnings: [], notes: [], error: text }
  }
}

function done(tree: Tree, paths: readonly string[], more: More = {}): Promise<Seen> {
  return pack(requestFor(paths, more), workspaceWith(tree))
}

/** Problems of the inputs of a deploy that is sound but for these. */
function problemsOf(
  inputs: Readonly<Record<string, string>>,
  workspace?: { readonly path: string; readonly isEmpty: () => boolean },
): readonly string[] {
  const urn = 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello'
  const all: Readonly<Record<string, string>> = { urn, code_path: 'src', ...inputs }
  try {
    readInputs({
      read: (name) => all[name] ?? '',
      environment: {},
      exists: (path) => path === 'src',
      ...(workspace === undefined ? {} : { workspace }),
    })
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

const KEYS = { access_key: 'AK', secret_key: 'SK' }
const APP: Tree = { 'index.js': 'x', 'lib/a.js': 'x' }
const JAR = ((): Buffer => {
  const zip = new AdmZip()
  zip.addFile('a.class', Buffer.from('x'))
  return zip.toBuffer()
})()
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 12345\n`

describe('17: endpoints of a way to authenticate that is not taken', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly RegExp[]]>([
    ['are ignored', { ...KEYS, iam_endpoint: 'https://iam.x', sts_endpoint: 'https://sts.x' }, []],
    [
      'are checked for their form',
      { ...KEYS, iam_endpoint: 'iam.x', sts_endpoint: 'http://sts.x' },
      [
        /^`sts_endpoint` must use https .*got "http:\/\/sts\.x"/,
        /^`iam_endpoint` must be an https URL .*got "iam\.x"/,
      ],
    ],
    [
      'are named where no credentials are found',
      { iam_endpoint: 'https://iam.x' },
      [/^No credentials found/, /^`iam_endpoint` is only used with `oidc_identity_provider`$/],
    ],
  ])('%s', (_, given, seen) => {
    expect(problemsOf(given)).toEqual(seen.map((one): unknown => expect.stringMatching(one)))
  })
})

describe('18: an .fgignore that is no UTF-8', () => {
  const lines = 'customers.csv\r\n'
  it.each<[string, Buffer, RegExp]>([
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${lines}`, 'utf16le'), /, got UTF-16$/m],
    ['UTF-16 without a mark', Buffer.from(lines, 'utf16le'), /, got NUL bytes \(probably UTF-16\)/],
    ['UTF-16 in the other order', Buffer.from([0xfe, 0xff, 0, 0x61]), /, got UTF-16$/m],
    ['GBK', Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0x0a]), /, got invalid UTF-8/],
  ])('%s is an error', async (_, bytes, seen) => {
    const { error } = await done({ ...APP, 'customers.csv': 'x', '.fgignore': bytes }, ['.'])
    expect(error).toMatch(/^.*\.fgignore must be UTF-8, got/)
    expect(error).toMatch(seen)
    expect(error).toContain('Set-Content -Encoding utf8')
  })
})

describe('19: lines that exclude nothing', () => {
  it.each<[string, string, string]>([
    ['./lib', '.', '(remove the "./")'],
    ['"lib"', '.', '(remove the quotes)'],
    ["'lib'", '.', '(remove the quotes)'],
    ['- lib', '.', '(remove the "- ")'],
    ['lib\\a.js', '.', '(a backslash is an escape: use "/" between folders)'],
    ['lib,index.js', '.', '(write one pattern per line, without commas)'],
    ['/home/runner/work/x/x/lib', '.', '(a leading "/" is the root of the package)'],
    ['C:/work/lib', '.', '(patterns are relative, not absolute paths)'],
    ['lib/a.js', 'lib', '(patterns are relative to the root of the package: remove "lib/")'],
    ['../lib', '.', '(patterns cannot leave the root of the package)'],
    ['{lib,x}/', '.', '(write one pattern per line, without commas)'],
    ['lib # maps', '.', '(a comment needs a line of its own)'],
  ])('%s with code_path %s', async (line, path, hint) => {
    const { warnings, names } = await done(APP, [path], { exclude: [line] })
    expect(names).toContain(path === 'lib' ? 'a.js' : 'lib/a.js')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(`This pattern excludes nothing: "${line}" in exclude`)
    expect(warnings[0]).toContain(hint)
  })

  it('are reported in one warning, whichever file they stand in', async () => {
    const tree = { ...APP, '.fgignore': '*.py\n# comment\n\n*.map\n!keep\n' }
    const { warnings } = await done(tree, ['.'], { exclude: ['build/', 'lib/'] })
    expect(warnings).toEqual([
      expect.stringMatching(
        /^These patterns exclude nothing: "\*\.py" in \.fgignore, "\*\.map" in \.fgignore, "build\/" in exclude\. /,
      ),
    ])
  })

  it.each<[string, string]>([
    ['names what another line excludes too', '*.js\nindex.js\nlib/'],
    ['names what lies in a folder that is excluded', 'lib/\na.js'],
    ['is corrected by a later one', 'lib/*\n!lib/a.js'],
    ['names what never goes in', 'lib/\n.git/\n.DS_Store'],
  ])('but not one that %s', async (_, text) => {
    const tree = { ...APP, 'README.md': 'x', '.fgignore': text }
    expect((await done(tree, ['.'])).warnings).toEqual([])
  })

  it('nor one that may match in an excluded folder too large to look into', async () => {
    const { workspace, temp } = workspaceWith({ ...APP, 'big/': '' })
    for (let at = 0; at < 2_100; at += 1) mkdirSync(join(workspace, `big/${at}`))
    const run = (line: string) =>
      pack(requestFor(['.'], { exclude: ['big/', line] }), { workspace, temp })
    expect((await run('*.pyc')).warnings).toEqual([])
    expect((await run('./lib')).warnings).toHaveLength(1)
  })
})

describe('20: a pattern that finds several archives and nothing else', () => {
  it.each<[string, Tree, string[], string]>([
    [
      'after maven-shade',
      { 'target/app-1.0.jar': JAR, 'target/original-app-1.0.jar': JAR },
      ['target/*.jar'],
      '"!**/original-*"',
    ],
    [
      'after Gradle',
      { 'build/libs/app.jar': JAR, 'build/libs/app-plain.jar': JAR },
      ['build/libs/*.jar'],
      '"!**/*-plain.jar"',
    ],
    [
      'with sources and documents',
      { 't/a.jar': JAR, 't/a-sources.jar': JAR, 't/a-javadoc.jar': JAR },
      ['t/*.jar'],
      '"!**/*-sources.jar" and "!**/*-javadoc.jar"',
    ],
    ['of any names', { 'a.zip': JAR, 'b.zip': JAR }, ['*.zip'], '"!**/b.zip"'],
  ])('%s', async (_, tree, paths, line) => {
    const { error } = await done(tree, paths)
    expect(error).toContain(
      `\`code_path\` (${paths[0]}) matches ${Object.keys(tree).length} archives`,
    )
    expect(error).toContain(line)
    for (const name of Object.keys(tree)) expect(error).toContain(name.split('/').at(-1))
    const pattern = line.split('"')[1] ?? ''
    if (Object.keys(tree).length > 2) return
    const { made } = await done(tree, [...paths, pattern])
    expect(made?.codeType).not.toBe('inline')
    expect(made?.entries.map(({ name }) => name)).toEqual(['a.class'])
  })

  it('is no trouble for the example with Maven, whatever its plugins leave', async () => {
    const example = readFileSync('examples/workflows/java-maven.yml', 'utf8')
    const block = /code_path: \|\n((?: {12}\S.*\n)+)/.exec(example)?.[1] ?? ''
    const lines = block
      .trim()
      .split('\n')
      .map((line) => line.trim())
    const tree = {
      'target/invoice-1.0.jar': JAR,
      'target/original-invoice-1.0.jar': JAR,
      'target/invoice-1.0-sources.jar': JAR,
      'target/classes/a.class': 'x',
    }
    const { made, error } = await done(tree, lines)
    expect(error).toBe('')
    expect(made).toMatchObject({ codeType: 'jar', filename: 'invoice-1.0.jar' })
  })

  it('but archives beside something else, in a folder, or each by its name are packaged', async () => {
    const tree = { 'lib/a.jar': JAR, 'lib/b.jar': JAR }
    expect((await done(tree, ['lib'])).names).toEqual(['a.jar', 'b.jar'])
    expect((await done(tree, ['lib/a.jar', 'lib/b.jar'])).names).toEqual(['a.jar', 'b.jar'])
    expect((await done({ ...tree, 'lib/x': 'x' }, ['lib/*'])).names).toHaveLength(3)
  })
})

describe('24: build output behind a link, and folders with two names', () => {
  function bazel() {
    const base = newFolder()
    plant(base, { 'ws/src/a.js': 'x', 'temp/': '', 'cache/bin/app/index.js': 'x' })
    plant(base, { 'cache/bin/app.jar': JAR })
    symlinkSync(join(base, 'cache/bin'), join(base, 'ws/bazel-bin'))
    const surroundings = { workspace: join(base, 'ws'), temp: join(base, 'temp') }
    return { surroundings, bin: join(base, 'cache/bin') }
  }

  it.each(['bazel-bin/app', 'bazel-bin/app.jar'])(
    '%s is refused by its real path',
    async (line) => {
      const { surroundings, bin } = bazel()
      const real = line.replace('bazel-bin', bin)
      const { error } = await pack(requestFor([line]), surroundings)
      expect(error).toContain(
        `is behind a symlink that points outside ${surroundings.workspace} (to ${real})`,
      )
      expect(error).toContain(`code_path: ${real}`)
      expect(error).toContain('realpath bazel-bin/app')
      expect(error).not.toContain('exclude')
      expect((await pack(requestFor([real]), surroundings)).error).toBe('')
    },
  )

  it('a link to a file is refused by its real path, and code_root is no way', async () => {
    const { surroundings, bin } = bazel()
    symlinkSync(join(bin, 'app.jar'), join(surroundings.workspace, 'app.jar'))
    const { error } = await pack(requestFor(['app.jar']), surroundings)
    expect(error).toContain(`\`code_path: ${bin}/app.jar\`. `)
    expect(error).not.toContain('code_root')
  })

  it.each<[string, readonly string[]]>([
    ['bazel-bin/app', ['app/index.js']],
    ['bazel-bin/app/*.js', ['app/index.js']],
    ['bazel-bin/app.jar', ['a.class']],
  ])('%s goes in with the real place as code_root', async (line, names) => {
    const { surroundings, bin } = bazel()
    const seen = await pack(requestFor([line], { root: bin }), surroundings)
    expect(seen).toMatchObject({ error: '', names })
  })

  it.each<[string, string[], More, string[]]>([
    ['code_path by its real path', ['REAL/app', 'app'], {}, ['index.js']],
    ['code_path by both names', ['REAL/app/index.js', 'x.js'], {}, ['app/index.js', 'x.js']],
    ['a pattern by its real path', ['REAL/app/*.js', 'x.js'], {}, ['app/index.js', 'x.js']],
    ['an exclusion by its real path', ['**/*.js', '!REAL/app/**'], {}, ['x.js']],
    ['code_root by its real path', ['app'], { root: 'REAL' }, ['app/index.js']],
  ])('in a linked workspace: %s', async (_, paths, { root }, names) => {
    const base = newFolder()
    plant(base, { 'real/app/index.js': 'x', 'real/x.js': 'x', 'temp/': '', ws: '-> real' })
    const spelled = (text: string) => text.replace('REAL', join(base, 'real'))
    const request = requestFor(
      paths.map(spelled),
      root === undefined ? {} : { root: spelled(root) },
    )
    const surroundings = { workspace: join(base, 'ws'), temp: join(base, 'temp') }
    expect(await pack(request, surroundings)).toMatchObject({ error: '', names })
  })
})

describe('25: what will be missing at run time', () => {
  const workspaceTree: Tree = {
    'package.json': '{"workspaces":["packages/*"]}',
    'node_modules/express/package.json': '{}',
    'packages/app/package.json': '{"dependencies":{"express":"4","own":"1"}}',
    'packages/app/index.js': 'x',
    'packages/app/node_modules/own/package.json': '{}',
  }

  it.each<[string, Tree, string[], RegExp]>([
    [
      'a Git LFS pointer',
      { ...APP, 'model.bin': POINTER },
      ['.'],
      /^The package contains Git LFS pointers instead of files: model\.bin\. Set "lfs: true"/,
    ],
    [
      'dependencies in the node_modules of the workspace root',
      workspaceTree,
      ['packages/app'],
      /^Dependencies of package\.json are in .*workspace\/node_modules, .*: express\. /,
    ],
    [
      'empty folders',
      { ...APP, 'uploads/': '', 'lib/tmp/': '' },
      ['.'],
      /^Empty directories are not packaged: (uploads, lib\/tmp|lib\/tmp, uploads)\. /,
    ],
    [
      'a submodule that was not fetched',
      {
        'a/b/index.js': 'x',
        'a/b/vendor/sdk/': '',
        'a/.gitmodules': '[submodule "x"]\n\tpath = b/vendor/sdk\n',
      },
      ['a/b'],
      /^Git submodules that were not fetched are missing .*: vendor\/sdk\. Set "submodules: true"/,
    ],
    [
      'no submodule of a .gitmodules that is a link, which may lead to what never ends',
      {
        ...APP,
        'sdk/': '',
        modules: '[submodule "x"]\n path = sdk\n',
        '.gitmodules': '-> modules',
      },
      ['.'],
      /^Empty directories are not packaged: sdk\. /,
    ],
  ])('%s', async (_, tree, paths, seen) => {
    const { warnings, error } = await done(tree, paths)
    expect(error).toBe('')
    expect(warnings).toEqual([expect.stringMatching(seen)])
  })

  it.each<[string, Tree, string[], More, RegExp]>([
    ['an archive', { 'app.jar': POINTER }, ['app.jar'], {}, /^app\.jar is a Git LFS pointer/],
    ['a zip by a pattern', { 'f.zip': POINTER }, ['*.zip'], {}, /^f\.zip is a Git LFS pointer/],
    ['code', { 'a.js': POINTER }, ['a.js'], {}, /^a\.js is a Git LFS pointer/],
    ['inline', { 'a.js': POINTER }, ['a.js'], { codeType: 'inline' }, /^a\.js is a Git LFS/],
  ])('%s that is nothing but a Git LFS pointer is an error', async (_, tree, paths, more, seen) => {
    const { error } = await done(tree, paths, more)
    expect(error).toMatch(seen)
    expect(error).toContain('"lfs: true"')
  })

  it('a submodule as the package itself', async () => {
    const tree = { '.gitmodules': '[submodule "sdk"]\n path = sdk', 'sdk/': '' }
    expect((await done(tree, ['sdk'])).error).toContain('submodules: true')
  })

  it.each<[string, Tree, string[], More]>([
    ['that are excluded', workspaceTree, ['packages/app'], { exclude: ['node_modules'] }],
    ['that are there', { ...workspaceTree, 'x/': '' }, ['packages/app/index.js'], {}],
    ['that tools leave in node_modules', { ...APP, 'node_modules/.cache/': '' }, ['.'], {}],
    ['in folders that a pattern asks for in part', { ...APP, 'x/': '' }, ['**/*.js'], {}],
  ])('but not things %s', async (_, tree, paths, more) => {
    expect((await done(tree, paths, more)).warnings).toEqual([])
  })

  it('what links to the same folder cost is one line of the log', async () => {
    const lib = 'x'.repeat(5_000)
    const tree = {
      'app/one': '-> ../lib',
      'app/two': '-> ../lib',
      'app/three': '-> ../lib',
      'lib/l': lib,
    }
    const { warnings, notes } = await done(tree, ['app'])
    expect(warnings).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/^Symlinks package 2 folders a second time, adding 10\.0 kB before/),
    ])
  })
})

describe('26: files that change with every build', () => {
  it('are a line of the log, and only those that were seen to', async () => {
    const tree = {
      'index.py': 'x',
      'x.dist-info/RECORD': 'x',
      'x.dist-info/INSTALLER': 'pip',
      'node_modules/.package-lock.json': '{}',
    }
    expect(await done(tree, ['.'])).toMatchObject({ warnings: [], notes: [] })
    const { warnings, notes } = await done({ ...tree, '__pycache__/index.pyc': 'x' }, ['.'])
    expect(warnings).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/may cause needless uploads: __pycache__\/index\.pyc\. /),
    ])
  })
})

describe('27: a code_path that does not exist', () => {
  const at = (path: string, empty = false) => ({ path, isEmpty: () => empty })
  const HOST = '/home/runner/work/app/app'

  it.each<[string, ReturnType<typeof at>, string]>([
    ['dist', at(HOST), `not found in ${HOST}: check the spelling and that an earlier step`],
    ['dist', at(HOST, true), 'the workspace is empty, run actions/checkout before'],
    [`${HOST}/dist`, at('/__w/app/app'), 'a path of the host, but the job runs in a container'],
    [
      `${HOST}/dist`,
      at('/github/workspace'),
      'a path of the host, but the job runs in a container',
    ],
    ['/__w/app/app/dist', at(HOST), 'a path inside a container, but this step runs outside'],
    ['~/dist', at(HOST), '"~" is not expanded'],
    ['$GITHUB_WORKSPACE/dist', at(HOST), 'variables are not expanded here'],
    ['${APP}/dist', at(HOST), 'variables are not expanded here'],
    ['%APP%\\dist', at(HOST), 'variables are not expanded here'],
    ['"dist"', at(HOST), 'remove the quotes'],
    ["'dist'", at(HOST), 'remove the quotes'],
    ['- dist', at(HOST), 'remove the "- "'],
    ['{a,b}', at(HOST), 'braces are not expanded'],
    ['a,b', at(HOST), 'write one path per line, without commas'],
  ])('%s', (line, workspace, seen) => {
    for (const input of ['code_path', 'code_root']) {
      const problems = problemsOf({ ...KEYS, [input]: line }, workspace)
      expect(problems).toEqual([expect.stringContaining(seen)])
      expect(problems[0]).toContain(`not found in ${workspace.path}: `)
    }
  })

  it('braces in a pattern', async () => {
    expect((await done(APP, ['{lib,src}/*.js'])).error).toContain('Braces are not expanded')
    const { warnings } = await done(APP, ['{lib,src}/*.js', '*.js'])
    expect(warnings).toEqual([expect.stringContaining('Braces are not expanded')])
  })

  it('a pattern in an empty workspace', async () => {
    expect((await done({}, ['**/*.js'])).error).toContain('actions/checkout')
  })

  it.each<[string, string, RegExp]>([
    ['.pnpm/d@1/node_modules/d', 'pnpm', /"pnpm --filter/],
    ['.bun/d@1/node_modules/d', 'bun', /"bun install --linker hoisted"/],
    ['.store/d-npm-1-0123456789/package', 'yarn', /nodeLinker: node-modules/],
    ['.store/d@1/node_modules/d', 'cnpm', /"npm ci"/],
  ])('an isolated store %s is reported as of %s', async (place, manager, remedy) => {
    const tree = { [`node_modules/${place}/i.js`]: 'x', 'node_modules/d': `-> ${place}` }
    const { error } = await done(tree, ['.'])
    expect(error).toContain(`(${manager}): packaged without symlinks`)
    expect(error).toMatch(remedy)
    if (manager !== 'pnpm') expect(error).not.toContain('pnpm')
  })
})

describe('29: what is not to be read', () => {
  it.each<[string, string, RegExp]>([
    ['out of the workspace', '-> ../outside', /a symlink to .*\/outside, outside /],
    ['into .git', '-> .git/config', /a symlink to .*\.git\/config, .* inside \.git/],
    ['to nothing', '-> gone', /could not be read \(broken symlink\)/],
  ])('an .fgignore that is a link %s', async (_, link, seen) => {
    const { workspace, temp } = workspaceWith({
      ...APP,
      '.git/config': 'secret',
      '.fgignore': link,
    })
    plant(join(workspace, '..'), { outside: 'secret-line' })
    const { error } = await pack(requestFor(['.']), { workspace, temp })
    expect(error).toMatch(seen)
    expect(error).not.toContain('secret-line')
  })

  it('an .fgignore that is a link in the workspace is read', async () => {
    const tree = { ...APP, rules: 'lib/\nrules', '.fgignore': '-> rules' }
    expect((await done(tree, ['.'])).names).toEqual(['index.js'])
  })

  /** Longer than a disk would have it, and nothing on the disk. */
  function sparse(name: string, bytes: number): Surroundings {
    const surroundings = workspaceWith({ 'a.js': 'x' })
    const file = openSync(join(surroundings.workspace, name), 'w')
    ftruncateSync(file, bytes)
    closeSync(file)
    return { ...surroundings, refuse: overLimit }
  }

  it.each<[string, string, number, More, RegExp]>([
    ['unpacked', 'big', 1_600_000_000, {}, /^Uncompressed size is 1,600,000,001 bytes/],
    [
      'stored',
      'big',
      1_200_000_000,
      { compression: 'store' },
      /^Package is 1,200,000,001 bytes; the limit for zip/,
    ],
    [
      'an .fgignore',
      '.fgignore',
      1_200_000_000,
      {},
      /\.fgignore could not be read \(1,200,000,000 bytes, the limit is 1 MiB\)/,
    ],
    [
      'inline',
      'big',
      1_200_000_000,
      { codeType: 'inline', paths: ['big'] },
      /^Package is 1,200,000,000 bytes; the limit for inline/,
    ],
  ])('too many bytes, %s: sizes are summed before', async (_, name, bytes, more, seen) => {
    const surroundings = sparse(name, bytes)
    const { rss } = process.memoryUsage()
    const start = performance.now()
    const { error } = await pack(requestFor(['.'], more), surroundings)
    expect(error).toMatch(seen)
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(process.memoryUsage().rss - rss).toBeLessThan(100_000_000)
  })
})

describe('in a step', () => {
  const urn = 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello'

  it('26: what changes with every build is a line of the log, and no warning', async () => {
    const { workspace } = workspaceWith({ 'a.py': 'x', 'a.pyc': 'x' })
    const { green, lines, warnings } = await step({
      inputs: { mode: 'package', code_path: '.' },
      workspace,
    })
    expect(green).toBe(true)
    expect(warnings).toEqual([])
    expect(lines).toContainEqual(expect.stringContaining('needless uploads: a.pyc. '))
  })

  it('27: an empty workspace is named as the cause', async () => {
    const { workspace } = workspaceWith({})
    const end = await step({ inputs: { mode: 'package', code_path: 'dist' }, workspace })
    expect(end.green).toBe(false)
    expect(JSON.stringify(end)).toContain(`not found in ${workspace}: the workspace is empty`)
  })

  it('29: what is too large is refused at once, before anything is sent', async () => {
    const { workspace } = workspaceWith({ 'a.js': 'x' })
    truncateSync(join(plant(workspace, { big: '' }), 'big'), 1_200_000_000)
    const start = performance.now()
    const end = await step({
      inputs: { ...KEYS, urn, code_path: '.', compression: 'store', endpoint: 'https://[::1]:1' },
      workspace,
    })
    expect(end.green).toBe(false)
    expect(JSON.stringify(end)).toContain('Package is 1,200,000,001 bytes; the limit for zip')
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
