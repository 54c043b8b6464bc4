import { commentWith, markerOf, type Comment, type Job, type Section } from './comment.ts'

/** The comments of one pull request. Each call throws an Error that says what GitHub answered. */
export interface Comments {
  list(): Promise<readonly Comment[]>
  /** @returns the comment as GitHub has it; undefined where the answer cannot be read */
  create(body: string): Promise<Comment | undefined>
  update(id: number, body: string): Promise<void>
  /** That it is gone already is fine. */
  remove(id: number): Promise<void>
  /** Whose the token is; undefined where that is not told, as for the token of a job on GitHub. */
  login(): Promise<string | undefined>
}

/** Legs of a matrix write the same comment at the same time, without a lock. */
const ROUNDS = 5

/**
 * Brings a section into the job's comment: updates the one that is there, or creates it. Looks
 * afterwards whether another leg overwrote it or created a second one, which then goes. It creates
 * one at most, also where that is not listed afterwards. Where no comment with the marker is by an
 * app, whose the token is is asked for; where that is not told, only the answer to a first comment
 * tells the name, by which the one of an earlier run is then found.
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

/** The comments that begin with the job's marker, the oldest first. Anybody may write the marker. */
function markedAmong(all: readonly Comment[], job: Job): readonly Comment[] {
  return all.filter(({ body }) => body.startsWith(markerOf(job))).sort((a, b) => a.id - b.id)
}

/**
 * Whether some are there and none is by an app, so that only the name tells which are ours: what a
 * stranger wrote is neither believed nor touched. Gitea and Forgejo never tell of an app.
 */
function isAnybodys(marked: readonly Comment[]): boolean {
  return marked.length > 0 && marked.every(({ author }) => author.type !== 'Bot')
}
