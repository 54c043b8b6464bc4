import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A tree to pack, as people have them. */
export interface Corpus {
  readonly name: string
  readonly about: string
  readonly folder: string
  readonly files: number
  readonly bytes: number
}

const HOME = resolve('build/bench/corpora')

const M = {
  '@aws-sdk/client-s3': '3.1173.0',
  '@huaweicloud/huaweicloud-sdk-core': '3.1.211',
  '@huaweicloud/huaweicloud-sdk-functiongraph': '3.1.211',
  express: '5.3.0',
  redis: '6.3.1',
}

const L = {
  '@img/sharp-libvips-linux-x64': '1.3.4',
  '@napi-rs/canvas': '1.1.1',
  '@swc/core-linux-x64-gnu': '1.16.22',
  'onnxruntime-node': '1.30.0',
  'playwright-core': '1.65.1',
  typescript: '5.9.3',
}

/** A function of a few files. */
export function corpusS(): Corpus {
  const folder = join(HOME, 'S')
  mkdirSync(join(folder, 'lib'), { recursive: true })
  const source = 'exports.answer = (event) => ({ statusCode: 200, body: JSON.stringify(event) })\n'
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => source.replace('200', String(200 + at))).join('')
  writeFileSync(join(folder, 'index.js'), lines(110))
  writeFileSync(join(folder, 'package.json'), '{"name":"small","version":"1.0.0"}\n')
  for (const [name, count] of [
    ['a', 30],
    ['b', 30],
    ['c', 60],
  ] as const) {
    writeFileSync(join(folder, `lib/${name}.js`), lines(count))
  }
  return measured('S', 'a small function', folder)
}

/** Many small files: the node_modules of a service. */
export function corpusM(): Corpus {
  return measured('M', 'a tree of node_modules', install('M', M))
}

/** Few large files: native libraries, for Linux x64 alone. */
export function corpusL(): Corpus {
  const folder = install('L', L)
  const runtimes = join(folder, 'node_modules/onnxruntime-node/bin/napi-v6')
  for (const other of ['darwin', 'win32', 'linux/arm64']) {
    rmSync(join(runtimes, other), { recursive: true, force: true })
  }
  return measured('L', 'native libraries', folder)
}

/** A tree of equal small files, to see how cost grows with their number. */
export function manyFiles(count: number): Corpus {
  const folder = join(HOME, `files-${count}`)
  for (let at = 0; at < count; at += 1) {
    const below = join(folder, String(Math.floor(at / 100)))
    if (at % 100 === 0) mkdirSync(below, { recursive: true })
    writeFileSync(join(below, `${at}.js`), `exports.number${at} = ${at * at}\n`.repeat(25))
  }
  return measured(String(count), `${count} equal files`, folder)
}

function install(name: string, dependencies: Readonly<Record<string, string>>): string {
  const folder = join(HOME, name)
  const manifest = join(folder, 'package.json')
  if (existsSync(join(folder, 'node_modules'))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(manifest, JSON.stringify({ private: true, dependencies }))
  npmInstall(folder)
  return folder
}

/** Installs what the folder's package.json names; no script of a package is run. */
export function npmInstall(folder: string): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', ['install', '--prefix', folder, ...quiet], { stdio: 'ignore' })
}

function measured(name: string, about: string, folder: string): Corpus {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return { name, about, folder, files: sizes.length, bytes: sizes.reduce((a, b) => a + b, 0) }
}
