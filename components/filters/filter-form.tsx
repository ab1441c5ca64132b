'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useTransition } from 'react'
import { defaultSort, type Filters } from '#geo/filters'
import { ASK, keepAsked } from '#geo/url/question-url'
import { parseView, viewQuery } from '#geo/url/view-url'
import { setPendingQuery } from '../map-state/pending-query'

interface Props {
  /** Where the form goes without scripts, and with them. */
  readonly action: string
  readonly children: ReactNode
  readonly applyLabel: string
}

const TYPING_MS = 300

/** What no field of the form asks for. */
const heldOf = ({ bbox, area, asOf }: Filters): Filters => ({ bbox, area, asOf })

/**
 * Applies filters as they change: choices at once, typing after a pause or when the field loses the focus. Camera and
 * preset view stay as they are.
 */
export function FilterForm({ action, children, applyLabel }: Props) {
  const router = useRouter()
  const [isPending, start] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const form = useRef<HTMLFormElement>(null)

  const forgetTyping = () => {
    clearTimeout(timer.current)
    timer.current = undefined
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  /** Handed in, a text is read as a question: what it asks for becomes conditions. */
  const apply = (how: 'push' | 'replace', isAsked = false) => {
    forgetTyping()
    const data = new FormData(form.current!)
    const asked = parseView(new URLSearchParams([...data].map(([key, value]) => [key, String(value)])))
    const here = parseView(new URLSearchParams(location.search))
    const filters = { ...asked.filters, ...heldOf(here.filters) }
    const wasDefault = here.sort === undefined && asked.sort === defaultSort(here.filters)
    const sort = wasDefault || asked.sort === defaultSort(filters) ? undefined : asked.sort
    const query = viewQuery({ ...here, filters, sort, limit: undefined, after: undefined })
    const isQuestion = isAsked && filters.q !== undefined
    const href = action + query + (isQuestion ? `&${ASK}=1` : '')
    // What was asked goes with the conditions that it was read as.
    const same = action + keepAsked(query, new URLSearchParams(location.search))
    if (!isQuestion && same === location.pathname + location.search) return
    setPendingQuery(href)
    start(() => router[how](href, { scroll: false }))
  }
  const applyEarly = useEffectEvent(() => {
    if ([...form.current!.elements].some(isChosen)) apply('push')
  })
  useEffect(() => applyEarly(), [])
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { type } = event.target as HTMLInputElement
    forgetTyping()
    if (type === 'text' || type === 'search' || type === 'number' || type === 'date')
      timer.current = setTimeout(() => apply('replace'), TYPING_MS)
    else apply('push')
  }
  return (
    <search>
      <form
        ref={form}
        action={action}
        method="get"
        autoComplete="off" // what a browser would fill in again is not what the address says
        onChange={onChange}
        // Applied now: after the pause it would undo the link that the reader left the field for.
        onBlur={() => timer.current && apply('replace')}
        onSubmit={(event) => {
          event.preventDefault()
          apply('push', true)
        }}
        aria-busy={isPending}
      >
        {children}
        <noscript>
          <button type="submit" name={ASK} value="1" className="apply">
            {applyLabel}
          </button>
        </noscript>
      </form>
    </search>
  )
}

/** Whether it holds something else than the page came with: chosen before the page listened. */
function isChosen(element: Element): boolean {
  if (element instanceof HTMLSelectElement)
    return [...element.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
  if (!(element instanceof HTMLInputElement)) return false
  // The value of a box is no choice; one that has none reads as "on".
  if (element.type === 'checkbox' || element.type === 'radio') return element.checked !== element.defaultChecked
  return element.value !== element.defaultValue
}
