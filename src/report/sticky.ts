import { commentWith, markerOf, type Comment, type Job, type Section } from './comment.ts'

/** The comments of one pull request. Each call throws an Error that says what GitHub answered. */
export interface Comments {
  list(): Promise<readonly Comment[]>
  create(body: string): Promise<void>
  update(id: number, body: string): Promise<void>
  /** That it is gone already is fine. */
  remove(id: number): Promise<void>
}

/** Legs of a matrix write the same comment at the same time, without a lock. */
const ROUNDS = 5

/**
 * Brings a section into the job's comment: updates the one that is there, or creates it. Looks
 * afterwards whether another leg overwrote it or created a second one, which then goes.
 *
 * @returns what was done, for the log
 */
export async function keepComment(comments: Comments, section: Section, job: Job): Promise<string> {
  let done = 'The comment on the pull request is up to date'
  for (let round = 1; round <= ROUNDS; round += 1) {
    const own = (await comments.list()).filter(({ body }) => body.startsWith(markerOf(job)))
    const [first, ...doubles] = [...own].sort((a, b) => a.id - b.id)
    const bodies = own.map(({ body }) => body)
    const wanted = commentWith(bodies, section, job)
    if (wanted === undefined) return 'Leaves the comment to a later run, which wrote it already'
    if (first?.body === wanted && doubles.length === 0) break
    if (first === undefined) {
      await comments.create(wanted)
      done = 'Creates the comment on the pull request'
    } else if (first.body !== wanted) {
      await comments.update(first.id, wanted)
      if (round === 1) done = 'Updates the comment on the pull request'
    }
    for (const { id } of doubles) await comments.remove(id)
  }
  return done
}
