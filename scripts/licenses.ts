import { readdirSync, readFileSync } from 'node:fs'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
}

/**
 * The licenses of all packages that dist/ may hold, as their authors wrote them. From the lock
 * file, since what ncc 0.45 lists by itself lacks most of them.
 */
export function licenses(): string {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  return Object.entries(packages)
    .filter(([folder, { dev, optional }]) => folder !== '' && dev !== true && optional !== true)
    .map(([folder, { version = '', license = '' }]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return `${name} ${version} (${license})\n\n${textOf(folder)}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
}

function textOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file === undefined) throw new Error(`${folder} has no license file`)
  return readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()
}
