import { describe, expect, it } from 'vitest'
import { contentWarnings, movingNote, nameWarnings } from '../../../src/package/advice/preflight.ts'

const entries = (...names: string[]) => names.map((name) => ({ name, size: 1, packedSize: 1 }))
const warnings = (...names: string[]) => nameWarnings(entries(...names), 'packed')

describe('names that look like secrets', () => {
  it.each([
    '.env',
    'config/.env.production',
    'server.pem',
    'certs/client.p12',
    'id_rsa',
    '.ssh/id_ed25519',
    '.aws/credentials',
    'a/.git/config',
    '.netrc',
    '.pypirc',
    '.git-credentials',
    'certs/server.key',
    'release.jks',
    'app.keystore',
    'client.PFX',
    'config/prod.env',
    '.ENV',
    '.envrc',
    'web/.htpasswd',
    '.docker/config.json',
  ])('%s', (name) => {
    expect(warnings('index.js', name)).toEqual([
      expect.stringMatching(/^Possible secrets or private history in the package: /),
    ])
    expect(warnings('index.js', name)[0]).toContain(name)
    expect(nameWarnings(entries(name), 'ready')).toHaveLength(1)
  })

  it.each([
    '.env.example',
    '.env.local.sample',
    'prod.env.template',
    'example.env',
    'env',
    'env.js',
    'process.env.js',
    'public.key',
    'key',
    'keys.js',
    'docker/config.json',
    '.docker/daemon.json',
    'certifi/cacert.pem',
    '.npmrc',
    'environment.js',
    'id_rsa.pub',
    '.gitignore',
    'pem.js',
  ])('not %s', (name) => {
    expect(warnings(name)).toEqual([])
  })
})

describe('names of files that change with every build', () => {
  const notes = (...names: string[]) => movingNote(entries(...names))

  it.each([
    'lib/__pycache__/a.cpython-312.pyc',
    'a.pyc',
    '.next/BUILD_ID',
    'node_modules/.modules.yaml',
    'node_modules/.pnpm-workspace-state-v1.json',
    'META-INF/build-info.properties',
    'git.properties',
  ])('%s', (name) => {
    expect(notes(name)).toEqual([expect.stringMatching(/^Files that change with every build/)])
    expect(warnings(name)).toEqual([])
  })

  it.each([
    'package-lock.json',
    'node_modules/.package-lock.json',
    'requests-2.32.dist-info/RECORD',
    'requests-2.32.dist-info/INSTALLER',
    'tsconfig.tsbuildinfo',
    'a.py',
    'BUILD_ID',
  ])('not %s', (name) => {
    expect(notes(name)).toEqual([])
  })

  it('are named up to five', () => {
    const [note] = notes(...Array.from({ length: 8 }, (_, at) => `${at}.pyc`))
    expect(note).toContain('0.pyc, 1.pyc, 2.pyc, 3.pyc, 4.pyc and 3 more.')
    const [five] = notes(...Array.from({ length: 5 }, (_, at) => `${at}.pyc`))
    expect(five).toContain('3.pyc, 4.pyc. ')
  })
})

describe('names that are not the same everywhere', () => {
  it.each(['a:b', 'lib/con', 'NUL.txt', 'com1', 'a./b', 'trailing ', 'what?', 'a\tb', '"x"'])(
    'Windows does not allow %j',
    (name) => {
      expect(warnings(name)).toEqual([
        expect.stringMatching(/^File names not valid on Windows, where the package would differ: /),
      ])
    },
  )

  it.each(['console.js', 'com10', 'a.b', '.hidden', 'nullable'])('but %j', (name) => {
    expect(warnings(name)).toEqual([])
  })

  it('case twins', () => {
    expect(warnings('lib/A.js', 'lib/a.js', 'b.js')).toEqual([
      'File names differ only in case and collide on Windows and macOS: lib/A.js and lib/a.js.',
    ])
  })
})

describe('links', () => {
  const withMode = (name: string, mode: number) => ({ name, size: 1, packedSize: 1, mode })

  it('in a ready archive are named', () => {
    const all = [withMode('lib/link', 0o120777), withMode('a', 0o100777), ...entries('b')]
    expect(nameWarnings(all, 'ready')).toEqual([
      'Archive contains symlinks (support by the service is unknown): lib/link. Replace them with their targets.',
    ])
  })

  it.each([0o100777, 0o140777, 0o777])('are not what has mode %o', (mode) => {
    expect(nameWarnings([withMode('a', mode)], 'ready')).toEqual([])
  })

  it('are not looked for in what was packed here, since it holds none', () => {
    expect(nameWarnings([withMode('a', 0o120777)], 'packed')).toEqual([])
  })
})

describe('what small files hold', () => {
  const file = (name: string, content: string, size = content.length) => ({
    name,
    size,
    read: () => Buffer.from(content, 'latin1'),
  })

  it.each([
    '//registry.npmjs.org/:_authToken=npm_abc',
    'registry=https://x/\n_auth = aGVsbG8=\n',
    '//x/:_password="c2VjcmV0"',
  ])('a token in .npmrc: %j', (content) => {
    expect(contentWarnings([file('a/.npmrc', content)])).toEqual([
      'a/.npmrc contains an auth token and is part of the package. Add it to `exclude` or .fgignore.',
    ])
  })

  it.each([
    '//registry.npmjs.org/:_authToken=${NPM_TOKEN}',
    '# //x/:_authToken=npm_abc',
    'node-linker=hoisted',
    '_authToken=',
    '_authToken=\nregistry=https://registry.npmjs.org/\n',
    '_authToken=\r\nregistry=https://registry.npmjs.org/\r\n',
    '_authToken=""',
  ])('none in .npmrc: %j', (content) => {
    expect(contentWarnings([file('.npmrc', content)])).toEqual([])
  })

  it('a bootstrap with CRLF', () => {
    const expected = [
      expect.stringMatching(
        /^Scripts with CRLF line endings will not start on Linux: bootstrap\. /,
      ),
    ]
    expect(contentWarnings([file('bootstrap', '#!/bin/sh\r\nexec x\r\n')])).toEqual(expected)
    expect(contentWarnings([file('bootstrap', 'exec x\r\n')], ['bootstrap'])).toEqual(expected)
    expect(contentWarnings([file('bootstrap', '#!/bin/sh\nexec x\n')])).toEqual([])
    expect(contentWarnings([file('bootstrap', '#!/bin/sh\nprintf "a\r\nb"\n')])).toEqual([])
    expect(contentWarnings([file('bootstrap', '')])).toEqual([])
    expect(contentWarnings([file('bootstrap', '\x7fELF\r\n')])).toEqual([])
    expect(contentWarnings([file('lib/bootstrap', '\r\n')])).toEqual([])
  })

  it('only small ones are read', () => {
    expect(contentWarnings([file('bootstrap', 'a\r\n', 262_144)])).toHaveLength(1)
    expect(contentWarnings([file('bootstrap', 'a\r\n', 262_145)])).toEqual([])
  })
})
