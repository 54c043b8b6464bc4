import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

/** Artifacts of a run, as upload-artifact and download-artifact keep them. */
export class Artifacts {
  readonly folder = mkdtempSync(join(tmpdir(), 'artifacts-'))

  /** A single file lies at the top of the artifact, a folder's content likewise. */
  upload({ name = '', path = '' }: Readonly<Record<string, string>>, workspace: string): void {
    const from = resolve(workspace, path)
    if (!existsSync(from)) throw new Error(`There is no ${path} to upload`)
    const to = join(this.folder, name)
    if (existsSync(to)) throw new Error(`There is an artifact ${name} already`)
    mkdirSync(to)
    cpSync(from, statSync(from).isDirectory() ? to : join(to, basename(from)), { recursive: true })
  }

  download(inputs: Readonly<Record<string, string>>, workspace: string): void {
    const { name, pattern = '*', path = '.', 'merge-multiple': merge } = inputs
    const names = name === undefined ? this.matching(pattern) : [name]
    const to = resolve(workspace, path)
    mkdirSync(to, { recursive: true })
    for (const found of names) {
      const flat = name !== undefined || merge === 'true'
      cpSync(join(this.folder, found), flat ? to : join(to, found), { recursive: true })
    }
  }

  private matching(pattern: string): string[] {
    const [before = '', after = ''] = pattern.split('*')
    return readdirSync(this.folder).filter(
      (name) => name.startsWith(before) && name.endsWith(after),
    )
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
