import { useCallback, useEffect, useRef, useState } from 'react'
import type { CardRow, ListPage } from '#geo/url/list-query'
import type { Remembered } from './list-memory'

/** Where the rows of a list come from. */
export interface Source {
  /** The same for the same list, whatever the revision. */
  readonly listKey: string
  /** The address of its pages, to which `after` is added. */
  readonly pages: string
  /** Where the list goes on after the page's own rows. */
  readonly next: string | null
}

interface Rows {
  readonly rows: readonly CardRow[]
  readonly next: string | null
}

const addressOf = (pages: string, after: string) =>
  `${pages}${pages.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`

async function fetchPage(pages: string, after: string): Promise<ListPage> {
  const response = await fetch(addressOf(pages, after))
  if (!response.ok) throw new Error(`A page of the list: ${response.status}`)
  return response.json()
}

/**
 * The rows after a page's own, a page more with each call of `more`. When the page itself is drawn anew, from a newer
 * revision, what was read is read again aside and exchanged as a whole.
 */
export function useRows({ pages, next: first }: Source, recalled: Remembered | null) {
  const [state, setState] = useState<Rows>(() => recalled ?? { rows: [], next: first })
  const [isFailed, setFailed] = useState(false)
  const newest = useRef(state)
  newest.current = state
  const busy = useRef(false)
  const address = useRef(pages)

  useEffect(() => {
    if (address.current === pages) return
    address.current = pages
    let isCurrent = true
    const wanted = newest.current.rows.length
    readAnew(pages, first, wanted).then(
      (rows) => isCurrent && setState(rows),
      () => {}, // what was read stays
    )
    return () => {
      isCurrent = false
    }
  }, [pages, first])

  const more = useCallback(async () => {
    const { rows, next } = newest.current
    if (busy.current || next === null) return
    busy.current = true
    setFailed(false)
    try {
      const page = await fetchPage(address.current, next)
      setState({ rows: [...rows, ...page.rows], next: page.next })
    } catch {
      setFailed(true)
    } finally {
      busy.current = false
    }
  }, [])
  return { ...state, isFailed, more }
}

/** As many rows as there were, or somewhat more. */
async function readAnew(pages: string, first: string | null, wanted: number): Promise<Rows> {
  const rows: CardRow[] = []
  let next = first
  while (next !== null && rows.length < wanted) {
    const page = await fetchPage(pages, next)
    rows.push(...page.rows)
    next = page.next
  }
  return { rows, next }
}
