/** What the server notes of the request under way, for those who answer it further in. */

import { AsyncLocalStorage } from 'node:async_hooks'

export interface RequestContext {
  readonly method: string
  readonly url: string
  /** Whether a part of a file is asked for. */
  readonly hasRange: boolean
  /** Whether a server action of ours has begun: what fails before that is a fault of what was sent. */
  hasBegun: boolean
}

/** On globalThis, since Next loads this module once per bundle, and the server's own bundle has it too. */
const shared = globalThis as typeof globalThis & { landingRequests?: AsyncLocalStorage<RequestContext> }

export function requestContexts(): AsyncLocalStorage<RequestContext> {
  shared.landingRequests ??= new AsyncLocalStorage()
  return shared.landingRequests
}

/** Called by every server action before anything else. */
export function actionBegins(): void {
  const context = requestContexts().getStore()
  if (context) context.hasBegun = true
}
