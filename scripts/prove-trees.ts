/**
 * Proves by running that packages work: builds trees as people's tools build them, packs each,
 * unpacks it in another folder, and calls a handler that needs a dependency of a dependency.
 *
 * `node scripts/prove-trees.ts npm workspace pnpm pip jar`; each needs the tool of its name (pip also
 * Debian's python3-pip-whl and python3-setuptools-whl, jar also javac and java). A tool that is
 * missing fails the run.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import AdmZip from 'adm-zip'
import { PackageError } from '../src/errors.ts'
import { makePackage } from '../src/package/make.ts'
import type { FilePackage, PackageRequest } from '../src/package/package.ts'

const PNPM = 'pnpm@10.34.9'
const WHEELS = '/usr/share/python-wheels'
const temp = mkdtempSync(join(tmpdir(), 'prove-trees-'))

function plant(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(temp, folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return join(temp, folder)
}

function run(program: string, parameters: readonly string[], cwd: string): string {
  return execFileSync(program, parameters, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

function npm(cwd: string, ...parameters: readonly string[]): void {
  run('npm', [...parameters, '--ignore-scripts', '--no-audit', '--no-fund'], cwd)
}

async function pack(
  workspace: string,
  paths: readonly string[],
  more: Partial<PackageRequest> = {},
): Promise<FilePackage> {
  return makePackage(
    { paths, codeType: 'auto', exclude: [], compression: 'deflate', ...more },
    { workspace, temp },
  )
}

/** Unpacks where the tree is not, so that nothing is found by luck. */
function unpack(path: string): string {
  const folder = mkdtempSync(join(temp, 'unpacked-'))
  new AdmZip(path).extractAllTo(folder, true)
  return folder
}

function callNode(path: string): string {
  const program = 'Promise.resolve(require("./index.js").handler()).then(console.log)'
  return run(process.execPath, ['--eval', program], unpack(path))
}

/** express needs body-parser, which needs qs and more. */
const EXPRESS = {
  'package.json': '{"private":true,"dependencies":{"express":"5.2.1"}}',
  'index.js':
    'const app = require("express")(); app.use(require("express").json());\n' +
    'exports.handler = async () => "express " + typeof app.handle\n',
}

const proofs: Readonly<Record<string, () => Promise<string>>> = {
  async npm() {
    const tree = plant('npm', EXPRESS)
    npm(tree, 'install')
    return callNode((await pack(tree, ['.'])).path)
  },

  /** The app is reached through the link that npm makes, and its sibling likewise. */
  async workspace() {
    const tree = plant('workspace', {
      'package.json': '{"private":true,"workspaces":["packages/*"]}',
      'index.js': 'exports.handler = require("app").handler\n',
      'packages/app/package.json':
        '{"name":"app","version":"1.0.0","dependencies":{"sibling":"1.0.0"}}',
      'packages/app/index.js': 'exports.handler = () => "app " + require("sibling")\n',
      'packages/sibling/package.json':
        '{"name":"sibling","version":"1.0.0","dependencies":{"debug":"4.4.3"}}',
      'packages/sibling/index.js': 'module.exports = typeof require("debug")("x")\n',
    })
    npm(tree, 'install')
    return callNode((await pack(tree, ['.'], { exclude: ['/packages'] })).path)
  },

  /** With the hoisted linker it runs; isolated it is refused, with the remedy that was just shown. */
  async pnpm() {
    const tree = plant('pnpm', { ...EXPRESS, '.npmrc': 'node-linker=hoisted\n' })
    const install = ['exec', '--yes', `--package=${PNPM}`, '--', 'pnpm', 'install']
    run('npm', install, tree)
    const answer = callNode((await pack(tree, ['.'])).path)
    const isolated = plant('pnpm-isolated', EXPRESS)
    run('npm', install, isolated)
    const refusal: unknown = await pack(isolated, ['.']).catch((error: unknown) => error)
    if (!(refusal instanceof PackageError) || !refusal.remedy.includes('hoisted')) {
      throw new Error('The isolated tree was not refused', { cause: refusal })
    }
    return `${answer}; isolated: ${refusal.message}`
  },

  /** pip brings its own requests, which brings its own urllib3. */
  async pip() {
    const tree = plant('pip', {
      'index.py':
        'import pkg_resources\nfrom pip._vendor import requests\n' +
        'def handler(event, context):\n' +
        '    return "requests " + requests.Session().adapters["https://"].__class__.__name__\n',
    })
    const wheels = ['--no-index', '--find-links', WHEELS, '--target', '.', 'pip', 'setuptools']
    run('python3', ['-m', 'pip', 'install', ...wheels], tree)
    const { path, notes = [] } = await pack(tree, ['.'])
    if (!notes.some((note) => note.includes('.pyc'))) throw new Error('No note of compiled Python')
    const program =
      'import sys; sys.path.insert(0, "."); import index; print(index.handler({}, None))'
    return run('python3', ['-I', '-W', 'ignore', '-c', program], unpack(path))
  },

  /** The jar goes as it is; its class needs another class of it. */
  async jar() {
    const tree = plant('jar', {
      'com/example/Demo.java':
        'package com.example;\npublic class Demo {\n' +
        '  public static void main(String[] a) { System.out.println(new com.example.inner.Helper().say()); }\n}\n',
      'com/example/inner/Helper.java':
        'package com.example.inner;\npublic class Helper { public String say() { return "java helper"; } }\n',
    })
    run('javac', ['-d', 'classes', 'com/example/Demo.java'], tree)
    run('jar', ['cf', 'target.jar', '-C', 'classes', '.'], tree)
    const { path, codeType } = await pack(tree, ['*.jar'])
    if (codeType !== 'jar') throw new Error(`A jar became ${codeType}`)
    return run('java', ['-cp', unpack(path), 'com.example.Demo'], tree)
  },
}

const chosen = process.argv.slice(2)
if (chosen.length === 0) throw new Error(`Name what to prove: ${Object.keys(proofs).join(' ')}`)
try {
  for (const name of chosen) {
    const prove = proofs[name]
    if (prove === undefined) throw new Error(`There is no proof called ${name}`)
    process.stdout.write(`${name}: ${await prove()}\n`)
  }
} finally {
  rmSync(temp, { recursive: true, force: true })
}
