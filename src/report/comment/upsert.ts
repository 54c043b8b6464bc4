import { commentWith, markerOf, type Comment, type Job, type Section } from './comment.ts'

/** The comments of one pull request. Each call throws an Error that says what GitHub answered. */
export interface Comments {
  list(): Promise<readonly Comment[]>
  /** @returns the comment as GitHub has it; undefined where the answer cannot be read */
  create(body: string): Promise<Comment | undefined>
  update(id: number, body: string): Promise<void>
  /** That it is gone already is fine. */
  remove(id: number): Promise<void>
  /** Login of the token's owner; undefined where unknown, as for a job's own token on GitHub. */
  login(): Promise<string | undefined>
}

/** Jobs of a matrix write the same comment concurrently, without a lock. */
const ROUNDS = 5

/**
 * Creates or updates the job's comment so that it has this section, then checks whether a concurrent
 * job overwrote it or created a duplicate, which is removed. Creates at most one comment, even if
 * that one is not listed afterwards. If no comment with the marker is by an app, comments are matched
 * by the login of the token's owner, taken from the API or from the response to the first comment.
 *
 * @returns what was done, for the log
 */
export async function keepComment(comments: Comments, section: Section, job: Job): Promise<string> {
  let done = 'Pull request comment is up to date'
  let sent = false
  let created: Comment | undefined
  let login: string | undefined
  for (let round = 1; round <= ROUNDS; round += 1) {
    const marked = markedAmong(await comments.list(), job)
    if (round === 1 && isAnybodys(marked)) login = (await comments.login()) || undefined
    const own = marked.filter(({ author }) => author.type === 'Bot' || author.login === login)
    const [first, ...doubles] = own
    const bodies = own.map(({ body }) => body)
    const wanted = commentWith(bodies, section, job)
    if (wanted === undefined) {
      for (const { id } of doubles) if (id === created?.id) await comments.remove(id)
      return 'Skipping pull request comment: a newer run already updated it'
    }
    if (first?.body === wanted && doubles.length === 0) break
    if (first === undefined) {
      if (sent) {
        if (created === undefined) throw new Error('unreadable response')
        break
      }
      created = await comments.create(wanted)
      sent = true
      login ??= created?.author.login || undefined
      done = 'Created pull request comment'
    } else if (first.body !== wanted) {
      await comments.update(first.id, wanted)
      if (first.id !== created?.id) done = 'Updated pull request comment'
    }
    for (const { id } of doubles) await comments.remove(id)
  }
  return done
}

/** Comments that start with the job's marker, oldest first. Anyone can write the marker. */
function markedAmong(all: readonly Comment[], job: Job): readonly Comment[] {
  return all.filter(({ body }) => body.startsWith(markerOf(job))).sort((a, b) => a.id - b.id)
}

/**
 * Whether comments exist and none is by an app, so that only the login identifies the action's own:
 * those of others are neither trusted nor changed. Gitea and Forgejo never report an app.
 */
function isAnybodys(marked: readonly Comment[]): boolean {
  return marked.length > 0 && marked.every(({ author }) => author.type !== 'Bot')
}
