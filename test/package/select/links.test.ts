import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { selectFiles } from '../../../src/package/select/select.ts'
import { newFolder, plant, workspaceWith, type Tree } from '../trees.ts'

async function select(tree: Tree, paths: readonly string[], exclude: readonly string[] = []) {
  const { workspace } = workspaceWith(tree)
  const { files, notes } = await selectFiles({ paths, exclude }, workspace)
  return { names: files.map((file) => file.name), files, notes }
}

describe('links that are followed', () => {
  it('to a file: its content, under the name of the link', async () => {
    const { files } = await select({ 'app/a.js': '-> ../shared.js', 'shared.js': 'abc' }, ['app'])
    expect(files).toMatchObject([{ name: 'a.js', size: 3 }])
  })

  it('to a folder', async () => {
    const tree = { 'app/lib': '-> ../shared', 'shared/x/y.js': 'x', 'app/a.js': 'x' }
    expect((await select(tree, ['app'])).names).toEqual(['a.js', 'lib/x/y.js'])
  })

  it('to a sibling package of the workspace', async () => {
    const tree = {
      'packages/app/index.js': 'x',
      'packages/app/node_modules/sibling': '-> ../../sibling',
      'packages/sibling/index.js': 'x',
      'packages/sibling/node_modules/dep/index.js': 'x',
    }
    expect((await select(tree, ['packages/app'])).names).toEqual([
      'index.js',
      'node_modules/sibling/index.js',
      'node_modules/sibling/node_modules/dep/index.js',
    ])
  })

  it('through another link, and where a line is a link itself', async () => {
    const tree = { current: '-> next', next: '-> releases/3', 'releases/3/a.js': 'x' }
    expect((await select(tree, ['current'])).names).toEqual(['a.js'])
  })

  it.each<[string, string[], string[]]>([
    ['files behind a folder', ['app/**/*.js'], ['lib/x.js']],
    ['a folder that matches', ['app/l*'], ['lib/x.js', 'lib/x.map']],
    ['exclusions reach behind links', ['app', '!app/**/*.map'], ['lib/x.js']],
    ['the fixed part is a link', ['app/lib/*.js'], ['x.js']],
    ['the fixed part lies behind a link', ['app/lib/**'], ['x.js', 'x.map']],
  ])('by patterns: %s', async (_, paths, names) => {
    const tree = { 'app/lib': '-> ../shared', 'shared/x.js': 'x', 'shared/x.map': 'x' }
    expect((await select(tree, paths)).names).toEqual(names)
  })

  it('does not care for links that patterns do not ask for', async () => {
    const tree = { 'a.js': 'x', broken: '-> nowhere', loop: '-> loop', 'self.txt': '-> a.js' }
    expect((await select(tree, ['*.js'])).names).toEqual(['a.js'])
    expect((await select(tree, ['**/*.js'])).names).toEqual(['a.js'])
  })

  it('does not care for links in folders that a line excludes', async () => {
    const tree = {
      'index.js': 'x',
      'node_modules/self': '-> ..',
      'node_modules/out': '-> /etc',
      'node_modules/keep/a.js': 'x',
    }
    expect((await select(tree, ['**/*.js', '!node_modules/**'])).names).toEqual(['index.js'])
    expect((await select(tree, ['**', '!node_modules'])).names).toEqual(['index.js'])
    await expect(select(tree, ['**', '!node_modules/*.js'])).rejects.toThrow('node_modules/')
    expect((await select(tree, ['*.js', '!node_modules', 'node_modules/keep'])).names).toEqual([
      'index.js',
      'node_modules/keep/a.js',
    ])
  })

  it('the same folder twice is packaged twice, with a note that names both', async () => {
    const tree = { 'app/one': '-> two', 'app/two/sub/x.js': 'x', 'app/two/y': '-> sub/x.js' }
    const { names, notes } = await select(tree, ['app'])
    expect(names).toEqual(['one/sub/x.js', 'one/y', 'two/sub/x.js', 'two/y'])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(
      /1 folder a second time, .* 2 bytes .*: (one \(same as two\)|two \(same as one\))$/,
    )
  })

  it('few links to large trees are not endless', async () => {
    const { workspace } = workspaceWith({ 'shared/a.js': 'x' })
    for (let folder = 0; folder < 200; folder += 1) mkdirSync(join(workspace, `shared/${folder}`))
    for (let link = 0; link < 51; link += 1) symlinkSync('shared', join(workspace, `l${link}`))
    const { files, notes } = await selectFiles({ paths: ['.'], exclude: [] }, workspace)
    expect(files).toHaveLength(52)
    expect(notes).toEqual([
      expect.stringMatching(
        /^Symlinks package 51 folders a second time, adding 51 bytes .* and 46 more$/,
      ),
    ])
  })

  it('in a workspace that is itself reached through a link', async () => {
    const base = newFolder()
    plant(base, { 'real/app/a.js': 'x', 'real/app/b': '-> a.js', ws: '-> real' })
    const { files } = await selectFiles({ paths: ['app'], exclude: [] }, join(base, 'ws'))
    expect(files.map((file) => file.name)).toEqual(['a.js', 'b'])
  })

  it('within a root that lies outside of the workspace', async () => {
    const { workspace } = workspaceWith({ 'a.js': 'x' })
    const elsewhere = plant(newFolder(), { 'app/a': '-> b', 'app/b': 'x' })
    const app = join(elsewhere, 'app')
    expect((await selectFiles({ paths: [app], exclude: [] }, workspace)).files).toHaveLength(2)
    symlinkSync(join(workspace, 'a.js'), join(app, 'out'))
    await expect(selectFiles({ paths: [app], exclude: [] }, workspace)).rejects.toThrow(
      `Symlink out points outside ${app}`,
    )
  })
})

describe('links that are refused, by name', () => {
  it.each<[string, Tree, string[], RegExp]>([
    ['broken', { 'app/lib/x': '-> nowhere' }, ['app'], /^Symlink lib\/x is broken/],
    [
      'broken, in a pattern',
      { 'app/lib/x': '-> nowhere' },
      ['app/**'],
      /^Symlink lib\/x is broken/,
    ],
    ['broken, as a line', { x: '-> nowhere' }, ['x'], /^Symlink x is broken/],
    ['to itself', { 'app/x': '-> x' }, ['app'], /^Symlink x is circular \(leads back to itself\)/],
    [
      'to its own folder',
      { 'app/x': '-> .' },
      ['app'],
      /^Symlink x is circular \(leads back to .*app\)$/,
    ],
    ['to a folder above', { 'app/a/b/x': '-> ../..' }, ['app'], /^Symlink a\/b\/x is circular/],
    ['above the root', { 'app/x': '-> ..', 'a.js': 'x' }, ['app'], /^Symlink x is circular/],
    [
      'each other',
      { 'app/n/b': '-> ../../b', 'b/n/a': '-> ../../app' },
      ['app'],
      /^Symlink n\/b\/n\/a is circular/,
    ],
    [
      'circular behind a pattern',
      { 'app/x': '-> .', 'app/a.js': '' },
      ['app/**/*.js'],
      /^Symlink x is circular/,
    ],
    [
      'out',
      { 'app/x': '-> /etc/hostname' },
      ['app'],
      /^Symlink x points outside .*workspace \(to \/etc\/hostname\)/,
    ],
    ['out, to a folder', { 'app/x': '-> /etc' }, ['app'], /^Symlink x points outside/],
    ['out, in a pattern', { 'app/x': '-> /etc' }, ['app/**/passwd'], /^Symlink x points outside/],
    ['out, as a line', { x: '-> /etc' }, ['x'], /x points outside/],
    [
      'into .git',
      { 'app/x': '-> ../.git/config', '.git/config': 'x' },
      ['app'],
      /^x is inside or points into \.git/,
    ],
    ['to a device', { 'app/x': '-> /dev/null' }, ['app'], /^Symlink x points outside/],
    ...['deno', 'bun', 'store'].map((tool): [string, Tree, string[], RegExp] => [
      `into an isolated tree below .${tool}`,
      {
        'node_modules/dep': `-> .${tool}/dep@1.0.0/node_modules/dep`,
        [`node_modules/.${tool}/dep@1.0.0/node_modules/dep/index.js`]: 'x',
      },
      ['.'],
      new RegExp(`^node_modules/.*dep links into node_modules/\\.${tool}`),
    ]),
    [
      'into an isolated pnpm tree',
      {
        'app/node_modules/dep': '-> .pnpm/dep@1.0.0/node_modules/dep',
        'app/node_modules/.pnpm/dep@1.0.0/node_modules/dep/index.js': 'x',
      },
      ['app'],
      /^node_modules\/.*dep links into node_modules\/\.pnpm \(pnpm\)/,
    ],
  ])('%s', async (_, tree, paths, message) => {
    await expect(select(tree, paths)).rejects.toThrow(message)
  })

  it('reports the remedy for pnpm', async () => {
    const tree = {
      'node_modules/.pnpm/d@1/node_modules/d/i.js': '',
      'node_modules/d': '-> .pnpm/d@1/node_modules/d',
    }
    await expect(select(tree, ['.'])).rejects.toHaveProperty(
      'remedy',
      expect.stringContaining('--config.node-linker=hoisted'),
    )
  })

  it('but not when they are left out', async () => {
    const tree = { 'a.js': 'x', broken: '-> nowhere', out: '-> /etc', loop: '-> .' }
    expect((await select(tree, ['.'], ['broken', 'out', 'loop'])).names).toEqual(['a.js'])
    expect((await select(tree, ['.'], ['broken', 'out/', 'loop'])).names).toEqual(['a.js'])
  })

  it('a folder rule leaves out a link to a folder', async () => {
    const tree = { 'app/a.js': 'x', 'app/lib': '-> ../shared', 'shared/x.js': 'x' }
    expect((await select(tree, ['app'], ['lib/'])).names).toEqual(['a.js'])
  })

  it('rules judge a link to a folder as the folder that it stands for', async () => {
    const tree = { 'app/lib': '-> ../shared', 'app/real/x.js': 'x', 'shared/x.js': 'x' }
    const { names } = await select(tree, ['app'], ['*', '!*/', '!*.js'])
    expect(names).toEqual(['lib/x.js', 'real/x.js'])
  })

  it('a hoisted pnpm tree is no isolated one', async () => {
    const tree = { 'node_modules/.pnpm/lock.yaml': 'x', 'node_modules/d/i.js': 'x' }
    expect((await select(tree, ['.'])).names).toHaveLength(2)
  })

  it('a folder that is only called like a store is none', async () => {
    const tree = { '.pnpm/d/i.js': 'x', '.store/a.js': 'x', d: '-> .pnpm/d', s: '-> .store' }
    expect((await select(tree, ['.'])).names).toContain('d/i.js')
  })

  it('few links to a great many folders', async () => {
    const { workspace } = workspaceWith({ 'shared/a.js': 'x' })
    for (let folder = 0; folder < 1_000; folder += 1) mkdirSync(join(workspace, `shared/${folder}`))
    for (let link = 0; link < 66; link += 1) symlinkSync('shared', join(workspace, `l${link}`))
    await expect(selectFiles({ paths: ['.'], exclude: [] }, workspace)).rejects.toThrow(
      'Symlinks lead to the same directories more than 65,534 times',
    )
  })

  it('links that multiply', async () => {
    const { workspace } = workspaceWith({ 'l15/': '' })
    for (let level = 0; level < 15; level += 1) {
      mkdirSync(join(workspace, `l${level}`))
      symlinkSync(`../l${level + 1}`, join(workspace, `l${level}/a`))
      symlinkSync(`../l${level + 1}`, join(workspace, `l${level}/b`))
    }
    await expect(selectFiles({ paths: ['l0'], exclude: [] }, workspace)).rejects.toThrow(
      /Symlinks lead to the same directories more than 10,000 times \(e\.g\. [ab/]+\)/,
    )
  })
})
