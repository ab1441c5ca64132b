'use client'

import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { BUILT_IN, type Ground } from '#geo/ground/ground'
import type { Messages } from '../messages'

type GroundStrings = Messages['ground']

/** Why the chosen ground is not shown. */
export type GroundTrouble = 'key' | 'quota' | 'style' | 'tiles'

export interface Grounds {
  readonly grounds: readonly Ground[]
  readonly strings: GroundStrings
  /** The id of the one that the reader chose, or that is shown by default. */
  readonly chosen: string
  choose(id: string): void
  /** Grounds that could not be drawn in this page, by id. */
  readonly troubles: ReadonlyMap<string, GroundTrouble>
  fail(id: string, trouble: GroundTrouble): void
  /** What the sources of a ground ask to have named, by its id, as text: known once they have come. */
  readonly credits: ReadonlyMap<string, readonly string[]>
  credit(id: string, text: string): void
}

const Context = createContext<Grounds | null>(null)

const KEY = 'ground'

/**
 * Which grounds there are, which one the reader wants, and which have failed: for all maps of a page. This browser
 * remembers the choice.
 */
export function GroundProvider({
  grounds,
  strings,
  children,
}: Pick<Grounds, 'grounds' | 'strings'> & { readonly children: ReactNode }) {
  const byDefault = grounds.find(({ isDefault }) => isDefault)?.id ?? BUILT_IN
  const saved = useSyncExternalStore(subscribe, stored, () => null)
  const [choice, setChoice] = useState<string | null>(null)
  const [troubles, setTroubles] = useState<ReadonlyMap<string, GroundTrouble>>(new Map())
  const [credits, setCredits] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const value = useMemo((): Grounds => {
    const groundId = choice ?? saved ?? byDefault
    return {
      grounds,
      strings,
      chosen: grounds.some(({ id }) => id === groundId) ? groundId : BUILT_IN,
      choose: (id) => {
        setChoice(id)
        setTroubles((old) => new Map([...old].filter(([failed]) => failed !== id))) // another try
        store(id)
      },
      troubles,
      fail: (id, trouble) => setTroubles((old) => (old.has(id) ? old : new Map([...old, [id, trouble]]))),
      credits,
      credit: (id, text) => setCredits((old) => withCredit(old, id, text)),
    }
  }, [grounds, strings, choice, saved, byDefault, troubles, credits])
  return <Context value={value}>{children}</Context>
}

/** Each text once; the same map where it is there already. */
function withCredit(
  credits: ReadonlyMap<string, readonly string[]>,
  id: string,
  text: string,
): ReadonlyMap<string, readonly string[]> {
  const texts = credits.get(id) ?? []
  return !text || texts.includes(text) ? credits : new Map([...credits, [id, [...texts, text]]])
}

export const useGrounds = (): Grounds | null => useContext(Context)

/** The ground that the reader chose, where it can be drawn; null: the built-in one. */
export function useGroundInView(): Ground | null {
  const context = useGrounds()
  return context?.grounds.find(({ id }) => id === context.chosen && !context.troubles.has(id)) ?? null
}

/** Another page of the reader's may choose too. */
function subscribe(listener: () => void): () => void {
  addEventListener('storage', listener)
  return () => removeEventListener('storage', listener)
}

/** Null where there is none, or where the browser keeps nothing for this page. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function store(id: string): void {
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // It holds for this page then.
  }
}
