/**
 * Checks that readers which nobody here wrote read what we pack: Info-ZIP's unzip and Python's
 * zipfile test every entry of a zip of this project's own sources and of hostile names.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePackage } from '../src/package/make.ts'

const PYTHON_LIST =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; ' +
  'assert all(i.external_attr >> 16 == 0o100755 for i in z.infolist()); ' +
  'print("\\n".join(z.namelist()))'

const workspace = mkdtempSync(join(tmpdir(), 'readers-'))
try {
  cpSync('src', join(workspace, 'code/src'), { recursive: true })
  for (const name of ['数据.json', 'naïve name.txt', 'empty', '-dash', "quote'd"]) {
    writeFileSync(join(workspace, 'code', name), name === 'empty' ? '' : name.repeat(99))
  }
  for (const compression of ['deflate', 'store'] as const) await readBack(compression)
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

async function readBack(compression: 'deflate' | 'store'): Promise<void> {
  const { path, entries } = await makePackage(
    { paths: ['code'], codeType: 'auto', exclude: [], compression },
    { workspace, temp: workspace },
  )
  execFileSync('unzip', ['-tqq', path], { stdio: 'inherit' })
  const listed = execFileSync('python3', ['-c', PYTHON_LIST, path], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  const names = entries.map(({ name }) => name).join('\n')
  if (listed.trimEnd() !== names) throw new Error(`zipfile lists other names than ${names}`)
  process.stdout.write(`unzip and zipfile read ${entries.length} entries (${compression})\n`)
}
