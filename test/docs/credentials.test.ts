import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/credentials.md', 'utf8')
const sections = page.split(/^## /m).slice(1)

/** The JSON blocks of a section, indented or not. */
function jsonIn(title: string): unknown[] {
  const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? ''
  return [...section.matchAll(/^ *```json\n(.*?)^ *```$/gms)].map(([, text = '']): unknown =>
    JSON.parse(text),
  )
}

interface Policy {
  readonly Version: string
  readonly Statement: readonly { readonly Effect: string; readonly Action: readonly string[] }[]
}

describe('docs/credentials.md', () => {
  it('allows two actions, and trusts one repository and environment, through STS', () => {
    const [policy, trust] = jsonIn('GitHub OIDC through STS') as [Policy, Policy]
    expect(policy.Statement.map(({ Effect, Action }) => [Effect, Action.length])).toEqual([
      ['Allow', 2],
    ])
    expect(trust).toMatchObject({
      Version: '5.0',
      Statement: [
        {
          Action: ['sts:agencies:assumeWithOIDC'],
          Condition: {
            StringEquals: { 'oidc:sub': ['repo:OWNER/REPOSITORY:environment:production'] },
          },
        },
      ],
    })
  })

  it('allows two actions, and takes in one repository and environment, through IAM', () => {
    const [policy, rules] = jsonIn('GitHub OIDC through IAM') as [Policy, unknown]
    expect(policy.Statement.map(({ Action }) => Action)).toEqual([
      ['FunctionGraph:function:getConfig', 'FunctionGraph:function:updateCode'],
    ])
    expect(rules).toMatchObject([
      {
        remote: [{ type: 'sub', any_one_of: ['repo:OWNER/REPOSITORY:environment:production'] }],
      },
    ])
  })

  it('names the codes of STS that the action knows, and no other', () => {
    const known = readFileSync('src/cloud/credentials/remedies.ts', 'utf8')
    const codes = (text: string): string[] => [...new Set(text.match(/STS5\.\d{4}/g))].sort()
    expect(codes(page)).toEqual(codes(known))
  })
})
