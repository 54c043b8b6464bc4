import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A folder with these files, gone when the test is over. */
export function workspaceWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = write(files)
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

function write(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}

/** Such a folder for all tests of a file. */
export function permanentWorkspace(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = write(files)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
