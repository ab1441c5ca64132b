/** Ids for rows that come by the thousand. */

import { randomUUID } from 'node:crypto'

let [lastMs, lastCount] = [0, 0]

/**
 * A UUID of version 7 (RFC 9562): milliseconds, a count within them, then chance. Ids of one process are in order, so
 * that rows that are written together lie together in every index; random ones would touch a page for each row.
 */
export function orderedId(): string {
  const now = Date.now()
  if (now > lastMs) [lastMs, lastCount] = [now, 0]
  else if (++lastCount > 0xfff) [lastMs, lastCount] = [lastMs + 1, 0]
  const ms = lastMs.toString(16).padStart(12, '0')
  const count = lastCount.toString(16).padStart(3, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${count}${randomUUID().slice('xxxxxxxx-xxxx-4xxx'.length)}`
}
