import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CERTIFICATE_FILE, PROXY_HOST, proxyTo, tlsFront, type Front } from '../cloud/servers.ts'
import { commentsApi } from '../support/comments-api.ts'
import { gitHub } from '../support/github.ts'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { OLD_CODE, serviceWith, urnOf } from '../support/service.ts'
import { agencyInputs, identityProviderInputs, issuedBy, trustGitHub } from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'

const FUNCTIONS = 20
const SLOTS = 4

/** Everything that a step talks to, each behind TLS; and the proxy on the way, if there is one. */
async function world(proxied: boolean) {
  const emulator = await serviceWith()
  const names = Array.from({ length: FUNCTIONS }, (_, at) => `hello-${at}`)
  for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
  const github = await gitHub()
  trustGitHub(emulator, github)
  const api = await commentsApi()
  const idTokens = new URL(github.environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '')
  const fronts = {
    functions: await tlsFront(emulator.url),
    signIn: await tlsFront(emulator.url),
    idTokens: await tlsFront(idTokens.origin),
    comments: await tlsFront(new URL(api.url).origin),
  }
  const proxy = proxied ? await proxyTo() : undefined
  const host = proxied ? PROXY_HOST : '127.0.0.1'
  const addressOf = ({ port }: Front): string => `https://${host}:${port}`
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
  const event = join(workspaceWith({}), 'event.json')
  const head = { sha: '0123456789abcdef', repo: { full_name: 'octo-org/hello' } }
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head } }))
  const run = (inputs: Record<string, string>): Promise<ActionEnd> =>
    runAction({
      workspace,
      inputs: {
        ...inputs,
        urn: names.map((name) => urnOf(emulator, name)).join('\n'),
        endpoint: addressOf(fronts.functions),
        max_parallel: String(SLOTS),
      },
      environment: {
        ...github.environment,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${addressOf(fronts.idTokens)}${idTokens.pathname}${idTokens.search}`,
        GITHUB_API_URL: `${addressOf(fronts.comments)}/api/v3`,
        GITHUB_REPOSITORY: 'octo-org/hello',
        GITHUB_EVENT_PATH: event,
        NODE_EXTRA_CA_CERTS: resolve(CERTIFICATE_FILE),
        // Without a scheme, as for curl; a URL would take the user for one.
        ...(proxy && { HTTPS_PROXY: proxy.url.replace('http://', 'user:word@') }),
      },
      issued: () => issuedBy(emulator, github),
    })
  const handshakes = (): Record<string, number> =>
    Object.fromEntries(Object.entries(fronts).map(([name, front]) => [name, front.handshakes()]))
  const signInAt = addressOf(fronts.signIn)
  return { emulator, api, proxy, run, handshakes, signInAt }
}

describe.each([
  ['straight to the service', false],
  ['through a proxy', true],
])('TLS handshakes %s', (_, proxied) => {
  it('are one for each slot, and one for each sign-in, whatever the number of requests', async () => {
    const { emulator, proxy, run, handshakes, signInAt } = await world(proxied)
    // Asked twice: for the second time on the same connection.
    emulator.faults.script({ on: 'assume-with-oidc', kind: 'status', status: 503 })
    const { outputs } = await run({ ...agencyInputs(emulator), sts_endpoint: signInAt })
    expect(outputs['outcome']).toBe('deployed')
    expect(emulator.requests.length).toBe(2 * FUNCTIONS + 2)
    expect(handshakes()).toEqual({ functions: SLOTS, signIn: 1, idTokens: 1, comments: 0 })
    expect(proxy?.asked.length ?? SLOTS + 2).toBe(SLOTS + 2)
  })

  it("are one with IAM, and one with GitHub's API", async () => {
    const { api, emulator, proxy, run, handshakes, signInAt } = await world(proxied)
    emulator.faults.script({ on: 'id-token', kind: 'status', status: 503 })
    const { outputs } = await run({
      ...identityProviderInputs(emulator),
      iam_endpoint: signInAt,
      ...{ mode: 'plan', comment: 'true', github_token: 'ghs_token-of-the-job' },
    })
    expect(outputs['outcome']).toBe('planned')
    expect(api.comments).toHaveLength(1)
    expect(api.requests.length).toBeGreaterThanOrEqual(2)
    expect(handshakes()).toEqual({ functions: SLOTS, signIn: 1, idTokens: 1, comments: 1 })
    expect(proxy?.asked.length ?? SLOTS + 3).toBe(SLOTS + 3)
  })
})
