import { useCallback, useEffect, useRef, useState } from 'react'
import type { CardRow, ListPage } from '#geo/url/list-query'
import type { Remembered } from './list-memory'

/** Where the rows of a list come from. */
export interface Source {
  /** Names the list, whatever its revision. */
  readonly listKey: string
  /** The address of its pages, to which `after` is added. */
  readonly pages: string
  /** Where the rows after those of the page begin; null: there are none. */
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
 * The rows after those of the page; each call of `more` adds a page of them. When the page changes to a newer revision,
 * all rows are read again in the background and replaced at once.
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
    const count = newest.current.rows.length
    readAgain(pages, first, count).then(
      (rows) => isCurrent && setState(rows),
      () => {}, // the old rows stay
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

/** At least `count` rows, in whole pages; fewer where the list has become shorter. */
async function readAgain(pages: string, first: string | null, count: number): Promise<Rows> {
  const rows: CardRow[] = []
  let next = first
  while (next !== null && rows.length < count) {
    const page = await fetchPage(pages, next)
    rows.push(...page.rows)
    next = page.next
  }
  return { rows, next }
}
