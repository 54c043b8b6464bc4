import { describe, expect, it } from 'vitest'
import { ConnectionError } from '../../src/cloud/transport.ts'
import { apply } from '../../src/plan/apply.ts'
import { readCurrent } from '../../src/plan/current.ts'
import { answer, scripted, TARGET, type Line } from '../support/scripted.ts'
import {
  applied,
  asking,
  failure,
  GET,
  holding,
  jarPlan,
  lost,
  obsPlan,
  plan,
  PUT,
  same,
  type Run,
} from './carrying-out.ts'
import { NEW, OLD, OTHER } from './states.ts'

describe('a plan to do nothing', () => {
  it('asks nobody', async () => {
    const planned = plan({ digest: NEW })
    const { end, calls } = await applied(planned)
    expect(end).toEqual({ kind: 'done', outcome: 'unchanged', after: planned.before })
    expect(calls()).toEqual([])
  })
})

describe('an update that is accepted', () => {
  it('is deployed when the answer has the digest', async () => {
    const { end, calls, waits } = await applied(plan(), holding(NEW, { code_size: 7 }))
    expect(end).toEqual({
      kind: 'done',
      outcome: 'deployed',
      after: { name: 'hello', customImage: false, digest: NEW, codeSize: 7, requestId: 'r1' },
    })
    expect([calls(), waits]).toEqual([[PUT], []])
  })

  it('is read when the answer says nothing', async () => {
    const { end, calls, waits } = await applied(plan(), answer(200, '<html>'), holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: NEW } })
    expect([calls(), waits]).toEqual([[PUT, GET], [0]])
  })

  it('is read again while it shows what was before', async () => {
    const old = holding(OLD)
    const run = await applied(plan(), old, old, old, old, old, holding(NEW))
    expect(run.end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: NEW } })
    expect(run.waits).toEqual([0, 1_000, 2_000, 3_000, 4_000])
  })

  it('is red after five readings that contradict it, and says what is held', async () => {
    const other = holding(OTHER)
    const run = await applied(
      plan(),
      holding(NEW.replace('b', 'd')),
      other,
      other,
      other,
      other,
      other,
    )
    expect(run.calls()).toHaveLength(6)
    expect(failure(run)).toMatchObject({
      message: `verification failed: deployed code has SHA-512 ${OTHER}, expected ${NEW}`,
      after: { digest: OTHER },
    })
  })

  it('is red where no digest is reported', async () => {
    const none = holding(undefined)
    const run = await applied(plan(), none, none, none, none, none, none)
    expect(failure(run).message).toMatch(/the service returned no digest$/)
  })

  it('takes from a reading what the answer lacks, and keeps the rest', async () => {
    const planned = plan({ digest: OLD, dependVersionList: [] }, {}, asking('v'))
    const { end, calls } = await applied(
      planned,
      holding(NEW, { code_size: 7, last_modified: 'at the update' }),
      holding(OTHER, { depend_version_list: ['v'], last_modified: 'at the reading', runtime: 'R' }),
    )
    expect(end).toMatchObject({
      outcome: 'deployed',
      after: {
        digest: NEW,
        codeSize: 7,
        lastModified: 'at the update',
        dependVersionList: ['v'],
        runtime: 'R',
      },
    })
    expect(calls()).toEqual([PUT, GET])
  })

  it('is red where dependencies stay as they were', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    const kept = holding(NEW, { depend_version_list: ['w'] })
    const run = await applied(planned, kept, kept, kept, kept, kept, kept)
    expect(failure(run)).toMatchObject({
      message: 'verification failed: depend_version_list is w, expected v',
      after: { digest: NEW, dependVersionList: ['w'] },
    })
  })

  it('is not held up by a field that is never reported', async () => {
    const planned = plan({ digest: OLD }, {}, asking('v'))
    const { end, calls } = await applied(planned, holding(NEW), holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(calls()).toEqual([PUT, GET])
  })

  it('goes on reading for the digest beside a field that is never reported', async () => {
    const planned = plan({ digest: OLD }, {}, asking('v'))
    const { end, calls } = await applied(planned, holding(OLD), holding(OLD), holding(NEW))
    expect(end).toMatchObject({ outcome: 'deployed', after: { digest: NEW } })
    expect(calls()).toEqual([PUT, GET, GET])
  })

  it('that changes nothing is unchanged', async () => {
    const planned = plan({ digest: NEW }, {}, { force: true })
    const { end } = await applied(planned, holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged' })
  })

  it('of a jar is deployed, whatever digest is reported', async () => {
    const { end, calls } = await applied(jarPlan(), holding(OTHER))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: OTHER } })
    expect(calls()).toEqual([PUT])
  })

  it('of a jar that is answered without a digest is read once', async () => {
    const { end, calls } = await applied(jarPlan(), holding(undefined), holding(undefined))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(calls()).toEqual([PUT, GET])
  })

  it('from OBS is deployed, though nothing shows a difference', async () => {
    const { end } = await applied(obsPlan(), holding(OLD))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
  })

  it('of a jar that is held already is unchanged', async () => {
    const planned = plan({ digest: NEW }, { codeType: 'jar', filename: 'a.jar' }, { force: true })
    expect((await applied(planned, holding(NEW))).end).toMatchObject({ outcome: 'unchanged' })
  })

  it('shows in hindsight that dependencies were added', async () => {
    const planned = plan({ digest: NEW }, {}, asking('v'))
    const run = await applied(planned, holding(NEW, { depend_version_list: ['v'] }))
    expect(run.end).toMatchObject({ outcome: 'deployed' })
  })

  it('whose reading fails is red, with what is known', async () => {
    const run = await applied(plan(), holding(undefined), answer(403, { error_msg: 'no' }))
    expect(failure(run)).toEqual({ message: 'no', after: undefined })
  })
})

describe('an update that is the same code', () => {
  it('is unchanged when it was so before', async () => {
    const planned = plan({ digest: NEW }, {}, { force: true })
    const { end, calls } = await applied(planned, same, holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged', after: { digest: NEW } })
    expect(calls()).toEqual([PUT, GET])
  })

  it('is deployed when the digest before was another', async () => {
    const { end } = await applied(plan(), same, holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
  })

  it('is red when another digest is held', async () => {
    const old = holding(OLD)
    const run = await applied(plan(), same, old, old, old, old, old)
    expect(failure(run)).toMatchObject({ after: { digest: OLD } })
    expect(failure(run).message).toMatch(/deployed code has SHA-512 a+, expected b+$/)
  })

  it('is red when the dependencies are not as asked', async () => {
    const planned = plan({ digest: NEW, dependVersionList: ['w'] }, {}, asking('v'))
    const kept = holding(NEW, { depend_version_list: ['w'] })
    const run = await applied(planned, same, kept, kept, kept, kept, kept)
    expect(failure(run).message).toBe('verification failed: depend_version_list is w, expected v')
  })

  it('is deployed when the dependencies were others before', async () => {
    const planned = plan({ digest: NEW, dependVersionList: ['w'] }, {}, asking('v'))
    const { end } = await applied(planned, same, holding(NEW, { depend_version_list: ['v'] }))
    expect(end).toMatchObject({ outcome: 'deployed' })
  })

  it.each<[string, readonly Line[]]>([
    ['by an update that was answered so', [same]],
    ['by one whose answer was lost', [lost, holding(NEW, { depend_version_list: ['v'] }), same]],
  ])('is deployed when a list that was left out is filled %s', async (_, lines) => {
    const listed = holding(NEW, { depend_version_list: ['v'] })
    const { end } = await applied(plan({ digest: NEW }, {}, asking('v')), ...lines, listed)
    expect(end).toMatchObject({ outcome: 'deployed', after: { dependVersionList: ['v'] } })
  })

  it('is unchanged when a list that was left out is shown empty, as asked', async () => {
    const empty = holding(NEW, { depend_version_list: [] })
    const { end } = await applied(plan({ digest: NEW }, {}, asking()), same, empty)
    expect(end).toMatchObject({ outcome: 'unchanged' })
  })

  it.each([
    ['a jar', jarPlan],
    ['code in OBS', obsPlan],
  ])('%s is unchanged at first, whatever the digests are', async (_, planned) => {
    const { end } = await applied(planned(), same, holding(OTHER))
    expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged' })
  })

  it.each([
    ['another digest', OTHER],
    ['the digest of before', OLD],
    ['no digest', undefined],
  ])(
    'code in OBS is unchanged with %s after a try that was surely not taken',
    async (_, digest) => {
      const throttled = answer(429, {})
      const { end, calls } = await applied(obsPlan(), throttled, same, holding(digest))
      expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged' })
      expect(calls()).toEqual([PUT, PUT, GET])
    },
  )

  it('code in OBS is deployed with a new digest after a try that may have been taken', async () => {
    const { end, calls } = await applied(obsPlan(), lost, holding(OLD), same, holding(OTHER))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: OTHER } })
    expect(calls()).toEqual([PUT, GET, PUT, GET])
  })

  it('code in OBS has no digest when it stays the old one after such a try', async () => {
    const old = holding(OLD)
    const { end } = await applied(obsPlan(), lost, old, same, old, old, old, old, old)
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(end).not.toHaveProperty('after.digest')
  })

  it('is recognized by both its code and its status', async () => {
    for (const other of [
      answer(409, { error_code: 'FSS.1061' }),
      answer(400, { error_code: 'FSS.0409' }),
    ]) {
      const run = await applied(plan({ digest: NEW }, {}, { force: true }), other)
      expect(failure(run)).toMatchObject({ after: { digest: NEW } })
      expect(run.calls()).toEqual([PUT])
    }
  })
})

describe('an update that is refused', () => {
  it.each([400, 401, 403, 404, 413])(
    'by HTTP %i is red, and nothing has changed',
    async (status) => {
      const run = await applied(plan(), answer(status, { error_msg: 'no' }))
      expect(failure(run)).toMatchObject({ message: 'no', after: { digest: OLD } })
      expect(run.calls()).toEqual([PUT])
    },
  )

  it('by throttling is sent again, as often as it takes', async () => {
    const throttled = answer(429, { error_msg: 'slow' })
    const four = [throttled, throttled, throttled, throttled]
    const late = [holding(OLD), throttled, holding(OLD), holding(NEW)]
    const run = await applied(plan(), ...four, ...late)
    expect(run.end).toMatchObject({ outcome: 'deployed' })
    expect(run.calls()).toEqual([PUT, PUT, PUT, PUT, GET, PUT, GET, PUT])
    expect(run.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000])
  })

  it('before anything was sent is sent again without a look', async () => {
    const refused = new ConnectionError('connecting', 'refused', 'ECONNREFUSED')
    const run = await applied(plan(), refused, holding(NEW))
    expect(run.end).toMatchObject({ outcome: 'deployed' })
    expect(run.calls()).toEqual([PUT, PUT])
  })
})

describe('an update whose end is not known', () => {
  const ends: [string, Line][] = [
    ['a lost connection', lost],
    ['HTTP 408', answer(408, {})],
    ['HTTP 500', answer(500, {})],
    ['HTTP 507', answer(507, {})],
  ]

  it.each(ends)('by %s is deployed when the function holds it', async (what, line) => {
    const run = await applied(plan(), line, holding(NEW))
    expect(run.end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: NEW } })
    expect(run.calls()).toEqual([PUT, GET])
    const shown = what.startsWith('HTTP') ? what : 'the answer was lost'
    expect(run.info).toEqual([
      `Update result unknown (${shown}), reading the function to check whether it was applied`,
    ])
  })

  it.each(ends)('by %s is sent again when the function holds what it held', async (_, line) => {
    const run = await applied(plan(), line, holding(OLD), holding(NEW))
    expect(run.end).toMatchObject({ outcome: 'deployed', after: { digest: NEW } })
    expect(run.calls()).toEqual([PUT, GET, PUT])
    expect(run.waits).toEqual([500])
  })

  it.each(ends)('by %s is red when the function holds another thing', async (_, line) => {
    const run = await applied(plan(), line, holding(OTHER))
    expect(failure(run)).toMatchObject({ after: { digest: OTHER } })
    expect(failure(run).message).toBe(
      'lost the response to the update, and the function now has neither the uploaded nor the ' +
        `previous code and dependencies: SHA-512 ${OTHER}, uploaded ${NEW}, previous ${OLD}`,
    )
  })

  it('is red with what is not known named so', async () => {
    const run = await applied(
      plan({ dependList: ['d'] }),
      lost,
      holding(undefined, { depend_list: ['e'] }),
    )
    expect(failure(run).message).toMatch(/: SHA-512 unknown, uploaded b+, previous unknown$/)
  })

  it('from OBS is red for other dependencies, and names no digest of ours', async () => {
    const planned = obsPlan({ digest: OLD, dependList: ['d'] })
    const run = await applied(planned, lost, holding(OTHER, { depend_list: ['e'] }))
    expect(failure(run).message).toMatch(/, uploaded from OBS, previous/)
  })

  it('is given up after five times, with what is held', async () => {
    const again: Line[] = [lost, holding(OLD)]
    const four = [...again, ...again, ...again, ...again]
    const run = await applied(plan(), ...four, holding(OLD), ...again)
    expect(failure(run)).toMatchObject({ message: 'the answer was lost', after: { digest: OLD } })
    expect(run.calls().filter((call) => call === PUT)).toHaveLength(5)
  })

  it.each([
    ['a jar', jarPlan],
    ['code in OBS', obsPlan],
  ])('of %s is deployed when another digest is held than before', async (_, planned) => {
    const run = await applied(planned(), lost, holding(OTHER))
    expect(run.end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { digest: OTHER } })
  })

  it('that could change nothing is sent again', async () => {
    const planned = plan({ digest: NEW }, { codeType: 'jar', filename: 'a.jar' }, { force: true })
    const run = await applied(planned, lost, holding(NEW), same, holding(NEW))
    expect(run.end).toMatchObject({ outcome: 'unchanged' })
    expect(run.calls()).toEqual([PUT, GET, PUT, GET])
  })

  it('of code in OBS is sent again when no digest is held', async () => {
    const run = await applied(obsPlan({}), lost, holding(undefined), holding(NEW))
    expect(run.calls()).toEqual([PUT, GET, PUT])
  })

  it('is not deployed while the dependencies are others', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    const run = await applied(planned, lost, holding(NEW, { depend_version_list: ['w'] }))
    expect(failure(run).message).toMatch(
      /neither the uploaded .* dependencies: SHA-512 b+, uploaded b+, previous a+$/,
    )
  })

  it('that cannot be read either is red, and nothing is known', async () => {
    const run = await applied(plan(), lost, answer(403, { error_msg: 'no' }))
    expect(failure(run)).toEqual({
      message: 'the answer was lost; reading the function back also failed (no)',
      after: undefined,
    })
  })

  it('ends with the reason of the signal', async () => {
    const reason = new Error('cancelled')
    expect(failure(await applied(plan(), lost, reason))).toEqual({
      message: 'cancelled',
      after: undefined,
    })
    expect(failure(await applied(plan(), reason))).toEqual({
      message: 'cancelled',
      after: undefined,
    })
  })
})

describe('a write that comes late', () => {
  async function late(milliseconds: number, ...lines: readonly Line[]): Promise<Run> {
    const script = scripted(...lines)
    script.pass(milliseconds)
    return { ...script, end: await apply(plan(), script.connection) }
  }

  it('is sent without a look within five seconds', async () => {
    expect((await late(5_000, holding(NEW))).calls()).toEqual([PUT])
  })

  it('is sent after a look that shows what was planned on', async () => {
    expect((await late(5_001, holding(OLD), holding(NEW))).calls()).toEqual([GET, PUT])
  })

  it('is sent where the function holds it by now', async () => {
    const run = await late(5_001, holding(NEW), same, holding(NEW))
    expect(run.end).toMatchObject({ kind: 'done', outcome: 'deployed' })
  })

  it('is not sent over the deploy of others', async () => {
    const run = await late(5_001, holding(OTHER))
    expect(run.calls()).toEqual([GET])
    expect(failure(run)).toEqual({
      message:
        `the function was modified during this run (SHA-512 ${OLD} → ${OTHER}); ` +
        'nothing was uploaded',
      after: { name: 'hello', customImage: false, digest: OTHER, requestId: 'r1' },
    })
  })

  it('is not sent when the function cannot be read, and holds what it held', async () => {
    const run = await late(5_001, answer(403, { error_msg: 'no' }))
    expect(failure(run)).toMatchObject({ message: 'no', after: { digest: OLD } })
  })

  it('after waiting is preceded by another look', async () => {
    const wait = answer(429, {}, { 'retry-after': '6' })
    const run = await applied(plan(), wait, holding(OLD), holding(NEW))
    expect(run.calls()).toEqual([PUT, GET, PUT])
    expect(run.sent.map(({ at }) => at - (run.sent[0]?.at ?? 0))).toEqual([0, 6_000, 6_000])
  })

  it('is not sent over other dependencies either', async () => {
    const script = scripted(holding(undefined, { depend_list: ['e'] }))
    script.pass(6_000)
    const end = await apply(plan({ dependList: ['d'] }), script.connection)
    expect(failure({ end }).message).toMatch(/\(other dependencies\); nothing was uploaded$/)
  })
})

describe('what a function holds now', () => {
  it('is read', async () => {
    const { connection } = scripted(holding(OLD))
    expect(await readCurrent(TARGET, connection)).toMatchObject({ digest: OLD })
  })

  it('cannot be updated when it is an image', async () => {
    const { connection } = scripted(holding(OLD, { custom_image: { enabled: true } }))
    await expect(readCurrent(TARGET, connection)).rejects.toMatchObject({
      name: 'VerificationError',
      message: 'the function uses a custom image, so there is no code to update',
      remedy: 'Update the image in the function configuration instead, or use a different `urn`',
      again: false,
      requestId: 'r1',
    })
  })
})
