/**
 * What a user sees of a run, whole. When texts change: `npm run build`, then
 * `npx vitest run test/bundle/transcripts.test.ts -u` writes the transcripts again; review the diff.
 */
import { expect, it } from 'vitest'
import { sha512 } from '../../emulator/state/functions.ts'
import { packedBy } from '../faults/run-case.ts'
import { OLD_CODE, serviceHolding, urnOf } from '../support/service.ts'
import { transcript, type Scene } from '../support/transcript.ts'
import { workspaceWith } from '../support/workspace.ts'

/** A function `hello` with old code, and a workspace with other code for it. */
async function given(): Promise<Scene> {
  const service = await serviceHolding()
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => "hello"\n' })
  const { digest } = await packedBy(workspace)
  return {
    service,
    workspace,
    names: { '<digest of src>': digest, '<old digest>': sha512(OLD_CODE) },
  }
}

it('first deploy', async () => {
  expect(await transcript(await given())).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Deploy hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Uploading 152 bytes (code changed)
      ::endgroup::
      Deployed hello (cn-north-4) in <duration>: SHA-512 <old digest> → <digest of src>, 152 bytes (+144 bytes)
    requests:
      GET config: 200
      PUT code: 200
    outputs:
      outcome: deployed
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: true
      reason: code
      digest: <digest of src>
      code_size: 152
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
    exit code: 0"
  `)
})

it('deploy of unchanged code', async () => {
  const scene = await given()
  await transcript(scene)
  expect(await transcript(scene)).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Deploy hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <digest of src>, 152 bytes
      No changes, skipping upload
      ::endgroup::
      No changes to hello (cn-north-4): SHA-512 <digest of src>, 152 bytes (<duration>)
    requests:
      GET config: 200
    outputs:
      outcome: unchanged
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: false
      reason: none
      digest: <digest of src>
      code_size: 152
      last_modified: <date>
      previous_digest: <digest of src>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
    exit code: 0"
  `)
})

it('plan', async () => {
  const scene = await given()
  expect(await transcript({ ...scene, inputs: { mode: 'plan' } })).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Plan hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Would upload 152 bytes (code changed)
      ::endgroup::
      Plan for hello (cn-north-4): will update (code changed), SHA-512 <old digest> → <digest of src> (<duration>)
    requests:
      GET config: 200
    outputs:
      outcome: planned
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: true
      reason: code
      digest: <digest of src>
      code_size: 152
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
    exit code: 0"
  `)
})

it('deploy that the service refuses', async () => {
  const scene = await given()
  scene.service.faults.script({ on: 'code', kind: 'status', status: 403, code: 'FSS.0403' })
  expect(await transcript(scene)).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Deploy hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Uploading 152 bytes (code changed)
      ::endgroup::
      Failed to deploy hello (cn-north-4) after <duration>
      ::error title=FunctionGraph deploy failed::Failed to deploy hello (cn-north-4): update function code: HTTP 403, FSS.0403, A scripted fault (request ID <id>)%0ARe-running will not help. Grant FunctionGraph:function:updateCode to this user or agency, and check that \`urn\` is in its project (and enterprise project).
    requests:
      GET config: 200
      PUT code: 403
    outputs:
      outcome: failed
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: false
      reason: code
      digest: <old digest>
      code_size: 8
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
    exit code: 1"
  `)
})

/** The same with a version and an alias that leads to it. */
async function givenAlias(): Promise<Scene> {
  const scene = await given()
  const urn = urnOf(scene.service)
  scene.service.functions.publish(urn, 'v41', { lastModified: new Date('2026-01-01T00:00:00Z') })
  scene.service.functions.releases.setAlias(urn, { name: 'live', version: 'v41' })
  return scene
}

it('release of a new version', async () => {
  const inputs = { publish: 'true', version: 'v42', test_event: '{}', alias: 'live' }
  expect(await transcript({ ...(await givenAlias()), inputs })).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Deploy hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Uploading 152 bytes (code changed)
      Published version v42
      Testing version v42 with test_event
      Tested version v42: no error
      Moved alias live: v41 → v42
      ::endgroup::
      Deployed hello (cn-north-4) in <duration>: SHA-512 <old digest> → <digest of src>, 152 bytes (+144 bytes)
      hello (cn-north-4): v41 → v42, alias live 100%
    requests:
      GET config: 200
      PUT code: 200
      GET list-versions: 200
      GET read-alias: 200
      POST publish: 200
      POST invoke: 200
      PUT update-alias: 200
    outputs:
      outcome: deployed
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: true
      reason: code
      digest: <digest of src>
      code_size: 152
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
      version: v42
      version_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:v42
      alias_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:!live
      previous_version: v41
      released: true
    exit code: 0"
  `)
})

it('plan of a release', async () => {
  const inputs = { mode: 'plan', publish: 'true', alias: 'live', alias_percent: '10' }
  expect(await transcript({ ...(await givenAlias()), inputs })).toMatchInlineSnapshot(`
    "log:
      ::group::Package code
      Packaged 1 file (152 bytes zip) in <duration>, SHA-512 <digest of src>
      ::endgroup::
      ::group::Plan hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Would upload 152 bytes (code changed)
      Would publish a new version
      Would move alias live: v41 → v41 90%, (new version) 10%
      ::endgroup::
      Plan for hello (cn-north-4): will update (code changed), SHA-512 <old digest> → <digest of src> (<duration>)
      hello (cn-north-4): v41 → new version, alias live 10%
    requests:
      GET config: 200
      GET list-versions: 200
      GET read-alias: 200
    outputs:
      outcome: planned
      package_path: <temp>/package.zip
      results_path: <temp>/results.json
      changed: true
      reason: code
      digest: <digest of src>
      code_size: 152
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
      alias_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:!live
      previous_version: v41
      released: true
    exit code: 0"
  `)
})

it('release of a version that is there', async () => {
  const scene = await givenAlias()
  const date = new Date('2026-01-02T00:00:00Z')
  scene.service.functions.publish(urnOf(scene.service), 'v42', { lastModified: date })
  const inputs = { mode: 'release', code_path: '', version: 'v42', alias: 'live' }
  expect(await transcript({ ...scene, inputs })).toMatchInlineSnapshot(`
    "log:
      ::group::Release hello (cn-north-4)
      Authenticating with an access key from inputs
      Currently deployed: SHA-512 <old digest>, 8 bytes
      Using version v42
      Moved alias live: v41 → v42
      ::endgroup::
      Released hello (cn-north-4) in <duration>: SHA-512 <old digest>, 8 bytes
      hello (cn-north-4): v41 → v42, alias live 100%
    requests:
      GET config: 200
      GET list-versions: 200
      GET read-alias: 200
      PUT update-alias: 200
    outputs:
      outcome: released
      results_path: <temp>/results.json
      changed: false
      reason: none
      digest: <old digest>
      code_size: 8
      last_modified: <date>
      previous_digest: <old digest>
      func_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:latest
      func_name: hello
      runtime: Node.js20.15
      version: v42
      version_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:v42
      alias_urn: urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello:!live
      previous_version: v41
      released: true
    exit code: 0"
  `)
})
