import { Refusal } from '../refusal.ts'

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next_marker: number
  /** Of all items, on whatever page. */
  readonly count: number
}

/**
 * One page of a list, by `marker` and `maxitems`. Documented: at most 400 a page.
 *
 * @throws Refusal 400 FSS.0400
 */
export function pageOf<Item>(all: readonly Item[], query: URLSearchParams, most = 400): Page<Item> {
  const marker = count(query.get('marker'), 0, Number.MAX_SAFE_INTEGER)
  const maxitems = Math.min(count(query.get('maxitems'), 400, 400), most)
  const items = all.slice(marker, marker + maxitems)
  return { items, next_marker: marker + items.length, count: all.length }
}

function count(text: string | null, absent: number, most: number): number {
  if (text === null || text === '') return absent
  const value = /^\d+$/.test(text) ? Number(text) : -1
  if (value < 0 || value > most) {
    throw new Refusal(400, 'FSS.0400', 'marker or maxitems is invalid')
  }
  return value
}
