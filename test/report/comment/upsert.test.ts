import { describe, expect, it } from 'vitest'
import {
  commentWith,
  markerOf,
  type Comment,
  type Job,
} from '../../../src/report/comment/comment.ts'
import { keepComment, type Comments } from '../../../src/report/comment/upsert.ts'

const job: Job = { workflow: 'W', name: 'plan', run: 5, url: '', commit: '' }
const section = { key: 'aa', run: 5, markdown: 'ours' }
const other = { key: 'bb', run: 5, markdown: 'theirs' }

const BOT = { login: 'github-actions[bot]', type: 'Bot' }
const PERSON = { login: 'octocat', type: 'User' }

const UP_TO_DATE = 'Pull request comment is up to date'
const CREATES = 'Created pull request comment'
const UPDATES = 'Updated pull request comment'
const LEAVES = 'Skipping pull request comment: a newer run already updated it'

/** The body that these comments become with the section in it. */
function withOurs(...bodies: readonly string[]): string {
  return commentWith(bodies, section, job) ?? ''
}

const ours = withOurs()
const theirs = commentWith([], other, job) ?? ''
const both = withOurs(theirs)
const later = commentWith([], { ...section, run: 6 }, { ...job, run: 6 }) ?? ''
const former = commentWith([], { ...section, run: 4 }, { ...job, run: 4 }) ?? ''

function comment(id: number, body: string, author = BOT): Comment {
  return { id, body, author }
}

/** Comments in memory: what is there, what was called, and who meddles before each look at them. */
class Memory implements Comments {
  readonly calls: string[] = []
  there: Comment[]
  author = BOT
  readable = true
  owner: string | undefined
  meddle: (look: number) => void = () => undefined
  private looks = 0

  constructor(...there: readonly Comment[]) {
    this.there = [...there]
  }

  /** A loop that does not end is a failure, and not a test without end. */
  list(): Promise<readonly Comment[]> {
    this.looks += 1
    if (this.looks > 10) throw new Error('was looked at too often')
    this.meddle(this.looks)
    this.calls.push('list')
    return Promise.resolve([...this.there])
  }

  create(body: string): Promise<Comment | undefined> {
    const created = comment(50 + this.looks, body, this.author)
    this.calls.push(`create ${created.id}`)
    this.there = [...this.there, created]
    return Promise.resolve(this.readable ? created : undefined)
  }

  update(id: number, body: string): Promise<void> {
    this.calls.push(`update ${id}`)
    this.write(id, body)
    return Promise.resolve()
  }

  remove(id: number): Promise<void> {
    this.calls.push(`remove ${id}`)
    this.there = this.there.filter((one) => one.id !== id)
    return Promise.resolve()
  }

  login(): Promise<string | undefined> {
    this.calls.push('login')
    return Promise.resolve(this.owner)
  }

  write(id: number, body: string): void {
    this.there = this.there.map((one) => (one.id === id ? { ...one, body } : one))
  }

  bodies(): string[] {
    return this.there.map(({ body }) => body)
  }
}

async function kept(memory: Memory): Promise<string> {
  return keepComment(memory, section, job)
}

describe('the comment of a job', () => {
  it.each<[string, string, Comment[], string[], string[]]>([
    ['created where there is none', CREATES, [], ['create 51', 'list'], [ours]],
    ['left where it says so already', UP_TO_DATE, [comment(1, ours)], [], [ours]],
    ['updated', UPDATES, [comment(1, former)], ['update 1', 'list'], [ours]],
    ['shared by two legs', UPDATES, [comment(1, theirs)], ['update 1', 'list'], [both]],
    ['left to a later run', LEAVES, [comment(1, later)], [], [later]],
    [
      'the oldest of two, in whatever order they are listed',
      UPDATES,
      [comment(2, ours), comment(1, theirs)],
      ['update 1', 'remove 2', 'list'],
      [both],
    ],
    [
      'rid of a second one, also where it says so already',
      UP_TO_DATE,
      [comment(1, ours), comment(2, ours)],
      ['remove 2', 'list'],
      [ours],
    ],
    [
      'left to a later run with a second one, which is not ours to remove',
      LEAVES,
      [comment(1, later), comment(2, later)],
      [],
      [later, later],
    ],
  ])('is %s', async (_, line, there, calls, bodies) => {
    const memory = new Memory(...there)
    expect(await kept(memory)).toBe(line)
    expect(memory.calls).toEqual(['list', ...calls])
    expect(memory.bodies()).toEqual(bodies)
  })

  it.each<[string, Comment]>([
    ['of a person', comment(1, former, PERSON)],
    ['of nobody known', comment(1, former, { login: '', type: '' })],
    ['of another job', comment(1, former.replace(markerOf(job), markerOf({ ...job, name: 'b' })))],
    ['that quotes the marker', comment(1, `> ${former}`)],
  ])('is not one %s', async (_, stranger) => {
    const memory = new Memory(stranger)
    expect(await kept(memory)).toBe(CREATES)
    expect(memory.bodies()).toEqual([stranger.body, ours])
  })

  it('of a person, whose token it is, takes the place of the one of an earlier run', async () => {
    const memory = new Memory(comment(1, former, PERSON))
    memory.author = PERSON
    expect(await kept(memory)).toBe(UPDATES)
    expect(memory.calls).toEqual([
      'list',
      'login',
      'create 51',
      'list',
      'update 1',
      'remove 51',
      'list',
    ])
    expect(memory.there).toEqual([comment(1, ours, PERSON)])
  })

  it('cannot be kept where the answer to a new one cannot be read, nor the new one be found', async () => {
    const memory = new Memory()
    Object.assign(memory, { author: PERSON, readable: false })
    await expect(kept(memory)).rejects.toThrow(/^unreadable response$/)
    expect(memory.calls).toEqual(['list', 'create 51', 'list'])
  })

  it('is kept where the answer cannot be read, but the new one is found', async () => {
    const memory = new Memory()
    memory.readable = false
    expect(await kept(memory)).toBe(CREATES)
    expect(memory.there).toEqual([comment(51, ours)])
  })
})

describe('a new comment that the list does not show', () => {
  it.each<[string, Comment[]]>([
    ['since somebody removed it', []],
    ['with its first line', [comment(51, 'ours')]],
    ['with its author', [comment(51, ours, { login: '', type: '' })]],
  ])('%s, is not written a second time', async (_, there) => {
    const memory = new Memory()
    memory.meddle = (look) => {
      if (look === 2) memory.there = there
    }
    expect(await kept(memory)).toBe(CREATES)
    expect(memory.calls).toEqual(['list', 'create 51', 'list'])
  })

  it('is not taken for that of another one without a name', async () => {
    const memory = new Memory(comment(1, former, { login: '', type: '' }))
    memory.author = { login: '', type: '' }
    expect(await kept(memory)).toBe(CREATES)
    expect(memory.bodies()).toEqual([former, ours])
  })
})

describe('legs that write at the same time', () => {
  it('bring back what another one overwrote', async () => {
    const memory = new Memory()
    memory.meddle = (look) => {
      if (look === 2) memory.write(51, theirs)
    }
    expect(await kept(memory)).toBe(CREATES)
    expect(memory.calls).toEqual(['list', 'create 51', 'list', 'update 51', 'list'])
    expect(memory.bodies()).toEqual([both])
  })

  it('leave the older of two new comments', async () => {
    const memory = new Memory()
    memory.meddle = (look) => {
      if (look === 2) memory.there = [...memory.there, comment(50, theirs)]
    }
    expect(await kept(memory)).toBe(UPDATES)
    expect(memory.calls).toEqual(['list', 'create 51', 'list', 'update 50', 'remove 51', 'list'])
    expect(memory.bodies()).toEqual([both])
  })

  it('of an earlier run take their own comment away, and no other one', async () => {
    const memory = new Memory()
    memory.meddle = (look) => {
      if (look === 2) memory.there = [comment(50, later), ...memory.there, comment(52, later)]
    }
    expect(await kept(memory)).toBe(LEAVES)
    expect(memory.calls).toEqual(['list', 'create 51', 'list', 'remove 51'])
    expect(memory.there).toEqual([comment(50, later), comment(52, later)])
  })

  it('give up after five rounds', async () => {
    const memory = new Memory(comment(1, theirs))
    memory.meddle = () => {
      memory.write(1, theirs)
    }
    expect(await kept(memory)).toBe(UPDATES)
    const rounds = Array.from({ length: 5 }, () => ['list', 'update 1'])
    expect(memory.calls).toEqual(rounds.flat())
  })
})
