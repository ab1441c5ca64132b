/** What the server notes of the request under way, for those who answer it further in. */

import { AsyncLocalStorage } from 'node:async_hooks'

export interface RequestContext {
  readonly method: string
  readonly url: string
  /** Whether a part of a file is asked for. */
  readonly hasRange: boolean
  /** Whether a server action of ours has begun: what fails before that is a fault of what was sent. */
  hasBegun: boolean
  /** Markup for the HTML that is drawn for this request; null where none is, but data for a page that is open. */
  readonly held: string[] | null
}

/** On globalThis, since Next loads this module once per bundle, and the server's own bundle has it too. */
const shared = globalThis as typeof globalThis & {
  landingRequests?: AsyncLocalStorage<RequestContext>
  /** How components that draw HTML come by it: components/map/picture-svg.tsx. */
  landingHeldMarkup?: (index: number) => string | undefined
}

export function requestContexts(): AsyncLocalStorage<RequestContext> {
  shared.landingRequests ??= new AsyncLocalStorage()
  return shared.landingRequests
}

/** Called by every server action before anything else. */
export function actionBegins(): void {
  const context = requestContexts().getStore()
  if (context) context.hasBegun = true
}

/**
 * Keeps markup for the HTML alone, so that the page's data, which the HTML carries as well, does not repeat it. Comes
 * back with its index; null where the data must have it.
 */
export function holdMarkup(markup: string): number | null {
  const { held } = requestContexts().getStore() ?? { held: null }
  if (!held) return null
  shared.landingHeldMarkup ??= (index) => requestContexts().getStore()?.held?.[index]
  return held.push(markup) - 1
}
