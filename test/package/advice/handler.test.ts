import { describe, expect, it } from 'vitest'
import { handlerWarning, refuseForeign } from '../../../src/package/advice/handler.ts'

const entries = (...names: string[]) => names.map((name) => ({ name, size: 1, packedSize: 1 }))
const warn = (runtime: string, handler: string, ...names: string[]) =>
  handlerWarning({ codeType: 'zip', entries: entries(...names) }, { runtime, handler })

describe('a handler that is there', () => {
  it.each([
    ['Node.js20.15', 'index.handler', 'index.js'],
    ['Node.js18.15', 'index.handler', 'index.mjs'],
    ['Node.js18.15', 'src/app.main', 'src/app.js'],
    ['Node.js18.15', './index.handler', 'index.js'],
    ['Node.js18.15', 'a.b.handler', 'a.b.js'],
    ['Python3.12', 'index.handler', 'index.py'],
    ['Python3.9', 'pkg.mod.handler', 'pkg/mod.py'],
    ['Python3.9', 'pkg.handler', 'pkg/__init__.py'],
    ['Python3.9', 'index.handler', 'index.pyc'],
    ['Python3.10', 'index.handler', 'index.cpython-310-x86_64-linux-gnu.so'],
    ['Python3.10', 'pkg.mod.handler', 'pkg/mod.abi3.so'],
    ['PHP8.3', 'index.handler', 'index.php'],
    ['Java17', 'com.example.Demo.handle', 'com/example/Demo.class'],
    ['Java8', 'com.example.Demo.handle', 'lib/demo.jar'],
    ['C#(.NET Core 3.1)', 'App::App.Program::Run', 'App.dll'],
    ['Go1.8', 'function.Handler', 'function.so'],
    ['Go1.x', 'handler', 'handler'],
    ['Go1.x', 'index.handler', 'bootstrap'],
    ['Custom', 'bootstrap', 'bootstrap'],
    ['http', 'bootstrap', 'bootstrap'],
  ])('%s, %s: %s', (runtime, handler, name) => {
    expect(warn(runtime, handler, 'other.txt', name)).toBeUndefined()
  })

  it.each([
    ['Cangjie1.0', 'index.handler'],
    ['Custom Image', 'x'],
    ['', ''],
    ['Node.js20.15', 'handler'],
    ['Python3.9', ''],
    ['Java17', 'handler'],
    ['C#(.NET Core 3.1)', 'App.Program.Run'],
  ])('nothing is said of %j with %j', (runtime, handler) => {
    expect(warn(runtime, handler, 'x')).toBeUndefined()
  })
})

describe('a handler that is missing', () => {
  it.each([
    ['Node.js20.15', 'index.handler', ['dist/index.js'], 'index.js', 'dist/'],
    ['Python3.12', 'index.handler', ['app/index.py'], 'index.py', 'app/'],
    [
      'Python3.10',
      'index.handler',
      ['app/index.cpython-310-x86_64-linux-gnu.so'],
      'index.py',
      'app/',
    ],
    ['PHP8.3', 'index.handler', ['a/b/index.php', 'a/index.php'], 'index.php', 'a/'],
    [
      'Java17',
      'com.x.Demo.run',
      ['BOOT-INF/classes/com/x/Demo.class'],
      'com/x/Demo.class',
      'BOOT-INF/classes/',
    ],
    ['C#', 'App::App.P::Run', ['publish/App.dll'], 'App.dll', 'publish/'],
    ['Go1.x', 'handler', ['bin/handler'], 'handler', 'bin/'],
    ['Custom', 'x', ['src/bootstrap'], 'bootstrap', 'src/'],
    [
      'Node.js20.15',
      'index.handler',
      ['b/index.js', 'a/index.js', 'node_modules/index.js'],
      'index.js',
      'a/',
    ],
  ])('%s, %s in %j', (runtime, handler, names, file, folder) => {
    const warning = warn(runtime, handler, ...names)
    expect(warning).toContain(
      `Handler file ${file} not found at the root of the package (handler ${handler}, runtime ${runtime}). `,
    )
    expect(warning).toContain(`Found in ${folder}: `)
  })

  it('nowhere, and not in the modules of others', () => {
    expect(warn('Node.js20.15', 'index.handler', 'node_modules/a/index.js')).toContain(
      'It is not in a subdirectory either.',
    )
  })
})

describe('the execute bit of a ready archive', () => {
  const withMode = (mode: number, name = 'bootstrap') =>
    handlerWarning(
      { codeType: 'zip', entries: [{ name, size: 1, packedSize: 1, mode }] },
      { runtime: name === 'bootstrap' ? 'Custom' : 'Node.js20.15', handler: 'index.handler' },
    )

  it('counts for what is started', () => {
    expect(withMode(0o100644)).toBe(
      'bootstrap is not executable in the archive (mode 644), so the runtime cannot start it.',
    )
    expect(withMode(0)).toBe(
      'bootstrap is not executable in the archive (no Unix mode, as from Windows tools), so the runtime cannot start it.',
    )
    expect(withMode(0o100755)).toBeUndefined()
    expect(withMode(0, 'index.js')).toBeUndefined()
    expect(withMode(0o100644, 'index.js')).toBeUndefined()
  })
})

describe('inline code', () => {
  const inline = (name: string) =>
    handlerWarning(
      { codeType: 'inline', entries: entries(name) },
      { runtime: 'Python3.12', handler: 'index.handler' },
    )

  it('loses its name', () => {
    expect(inline('index.py')).toBeUndefined()
    expect(inline('main.py')).toBe(
      'Inline code has no file name: main.py is deployed as the file for handler index.handler.',
    )
  })
})

describe('the language of the runtime', () => {
  const refusing =
    (runtime: string, names: readonly string[], codeType: 'zip' | 'inline' = 'zip') =>
    () => {
      refuseForeign({ codeType, entries: entries(...names) }, { runtime, handler: 'index.handler' })
    }

  it.each<[string, string[], string]>([
    [
      'Node.js20.15',
      ['index.py'],
      'No JavaScript file in the package (only Python), but runtime Node.js20.15 (handler index.handler)',
    ],
    [
      'Node.js 18.15',
      ['a.json', 'lib/README.md'],
      'No JavaScript file in the package, but runtime',
    ],
    [
      'Python3.12',
      ['index.js', 'a.php'],
      'No Python file in the package (only JavaScript and PHP), but',
    ],
    ['PHP8.3', ['index.js'], 'but runtime PHP8.3 (handler index.handler) requires one'],
    ['Python3.12', ['app.zip'], 'No Python file'],
    ['Node.js20.15', [], 'No JavaScript file'],
  ])('%s is not that of %j', (runtime, names, message) => {
    expect(refusing(runtime, names)).toThrow(message)
  })

  it.each<[string, string[]]>([
    ['Node.js20.15', ['index.py', 'node_modules/a/index.js']],
    ['Node.js20.15', ['index.MJS']],
    ['Node.js20.15', ['src/index.ts']],
    ['Node.js20.15', ['build/addon.node']],
    ['Python3.12', ['app/main.py']],
    ['Python3.12', ['index.cpython-312-x86_64-linux-gnu.so']],
    ['Python3.12', ['index.pyc']],
    ['PHP8.3', ['app.phar']],
    ['Java17', ['index.py']],
    ['Custom', ['index.py']],
    ['', []],
  ])('%s may be that of %j', (runtime, names) => {
    expect(refusing(runtime, names)).not.toThrow()
  })

  it('is not recognized by the name, which inline code loses, unless it is of another language', () => {
    expect(refusing('Node.js20.15', ['handler.txt'], 'inline')).not.toThrow()
    expect(refusing('Node.js20.15', ['index.py'], 'inline')).toThrow(
      'No JavaScript file in the package (only Python)',
    )
  })
})
