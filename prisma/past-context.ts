/** The past that a request asks for: whoever reads the database or the snapshot for it reads what was public then. */

import '#server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { PrismaClient } from './generated/client'

export interface Past {
  readonly revision: number
  /** ISO timestamp: when the revision was given out. */
  readonly at: string
  readonly snapshot: ListedSnapshot
  /** Connections on which every table is what it was. */
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  /** What has been read of it, which never changes. */
  readonly reads: Map<string, Promise<unknown>>
}

/** Why there is no such past, or that it has to wait. `asked` is what the address says. */
export type PastRefusal =
  | { readonly why: 'unreadable' | 'unknown' | 'to come'; readonly asked: string }
  /** Nothing is kept from before this revision and its day. */
  | { readonly why: 'too early'; readonly asked: string; readonly base: number; readonly day: string }
  | { readonly why: 'busy' | 'starting' }

/** A past for as long as it is held. */
export interface HeldPast {
  readonly past: Past
  /** What opening it has taken, for whoever was the first to ask; for others 0. */
  readonly openedMs: number
  leave(): void
}

export type EnterPast = (asked: string) => Promise<HeldPast | PastRefusal>

/** On globalThis, since Next loads this module once per bundle, and the server's own bundle has it too. */
const shared = globalThis as typeof globalThis & {
  landingPasts?: AsyncLocalStorage<Past>
  landingEnterPast?: EnterPast
}

export function pasts(): AsyncLocalStorage<Past> {
  shared.landingPasts ??= new AsyncLocalStorage()
  return shared.landingPasts
}

/** The past that is being read; undefined: now. */
export const pastInView = (): Past | undefined => shared.landingPasts?.getStore()

/** What the server asks to open a past, which only Next's side of the process can. */
export const offerPast = (enter: EnterPast): void => {
  shared.landingEnterPast = enter
}

export const enterPast: EnterPast = (asked) =>
  shared.landingEnterPast?.(asked) ?? Promise.resolve({ why: 'starting' } as const)
