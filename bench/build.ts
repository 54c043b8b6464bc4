import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { npmInstall } from './corpora.ts'

const HOME = resolve('build/bench/programs')

/** The other packers, at the versions that were compared. */
const OTHERS = {
  '@actions/core': '3.0.1',
  'adm-zip': '0.6.1',
  archiver: '7.0.1',
  fflate: '0.8.3',
  yazl: '3.3.1',
}

/**
 * Puts the programs into one folder: ours bundled as dist is, the others beside the packages that
 * they use. Returns where a program lies.
 */
export function buildPrograms(): (name: string) => string {
  mkdirSync(HOME, { recursive: true })
  cpSync('bench/programs', HOME, { recursive: true })
  writeFileSync(
    join(HOME, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: OTHERS }),
  )
  if (!existsSync(join(HOME, 'node_modules'))) npmInstall(HOME)
  run('typescript/bin/tsc', '-p', 'bench/tsconfig.json')
  bundle(join(HOME, 'core-only.mjs'), 'core-only')
  bundle(compiled('src/package/zip/worker.js'), 'worker')
  for (const name of ['ours', 'send']) {
    bundle(compiled(`bench/programs/${name}.js`), name)
    copyFileSync(join(HOME, 'worker/index.js'), join(HOME, name, 'deflate-worker.js'))
  }
  return (name) => join(HOME, name)
}

/**
 * Two threads of zlib as a native program, compiled where there is a C compiler and zlib's headers;
 * else by Python, whose threads wait for each other between files, so that it is no floor.
 */
export function nativeThreads(program: (name: string) => string): {
  readonly name: string
  readonly command: readonly string[]
  /** A sentence on what it is worth. */
  readonly about: string
} {
  const [source, native] = [program('zlib-threads.c'), program('zlib-threads')]
  try {
    execFileSync('cc', ['-O2', '-o', native, source, '-lz', '-lpthread'], { stdio: 'ignore' })
    const about = 'It is a C program, a floor.'
    return { name: 'zlib on two native threads, no zip', command: [native], about }
  } catch {
    const command = ['python3', program('zlib-threads.py')]
    const about = 'There was no C compiler, so it is a Python program, and no floor.'
    return { name: 'zlib on two threads of Python, no zip', command, about }
  }
}

function compiled(name: string): string {
  return join('build/bench/compiled', name)
}

function bundle(entry: string, name: string): void {
  run('@vercel/ncc/dist/ncc/cli.js', 'build', entry, '-q', '-o', join(HOME, name))
}

function run(program: string, ...parameters: string[]): void {
  execFileSync(process.execPath, [`node_modules/${program}`, ...parameters], { stdio: 'inherit' })
}
