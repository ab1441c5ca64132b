/**
 * How much work one address may ask for: a bucket of milliseconds that fills again while it is used. It counts what
 * requests cost, not how many they are, so that an office of readers behind one address goes on reading where one
 * program that asks for nothing but comparisons has to wait.
 */

/**
 * What the server's processor spends on one, roughly, in milliseconds; the first that fits. Estimates, after what
 * `npm run bench:scale -- --only routes` prints.
 */
const COSTS: readonly (readonly [path: RegExp, ms: number])[] = [
  [/^\/tiles\//, 3],
  [/^\/api\/health$/, 1],
  [/^\/api\/(suggest|list|near)\b/, 10],
  [/^\/api\/auth\/sign-in/, 100],
  [/^\/api\/live$/, 20],
  [/^\/mcp$/, 50],
  [/^\/og\/\w+\/(compare|s\/)/, 1000],
  [/^\/og\//, 400],
  [/^\/ogc\b/, 200],
  [/^\/export\/(projects|package)\//, 1000],
  [/^\/export\//, 300],
  [/^(\/en)?\/(compare|districts)$/, 200],
  [/^\/(embed|cite\/\w+)\/\w+\/(compare$|s\/)/, 300],
  [/^\/oembed$/, 100], // of a comparison it costs by its length, too
  [/^(\/en)?\/s\//, 1000], // a comparison as long as they come
  [/^/, 30],
]
/** A drawn area costs by the corners that its text has room for. */
const MS_PER_KB = 100
/** A form may ask for a password to be checked, or a border to be read. */
const POST_MS = 100

/** Of a request by its method and address, in milliseconds. */
export function costOf(method: string, url: string): number {
  const [path = '', query = ''] = url.split('?', 2)
  const [, ms] = COSTS.find(([pattern]) => pattern.test(path))!
  return ms + (method === 'POST' ? POST_MS : 0) + Math.floor((query.length / 1024) * MS_PER_KB)
}

export interface Allowance {
  /** A bucket that is full holds so many milliseconds. */
  readonly capacityMs: number
  /** So many milliseconds flow in each second. */
  readonly perSecond: number
}

/** A processor's whole time, and what two hundred readers ask for when they all come at once. */
export const PER_ADDRESS: Allowance = { capacityMs: 90_000, perSecond: 1000 }
const MAX_BUCKETS = 50_000

interface Bucket {
  leftMs: number
  at: number
}

export class CostLimit {
  readonly #buckets = new Map<string, Bucket>()
  readonly #allowance: Allowance

  constructor(allowance: Allowance) {
    this.#allowance = allowance
  }

  /** 0: it may be done, and has been counted. Else the whole seconds until it may. `now` in milliseconds. */
  take(address: string, costMs: number, now: number): number {
    const { capacityMs, perSecond } = this.#allowance
    const bucket = this.#buckets.get(address) ?? { leftMs: capacityMs, at: now }
    bucket.leftMs = Math.min(capacityMs, bucket.leftMs + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#keep(address, bucket)
    if (bucket.leftMs < costMs) return Math.max(1, Math.ceil((costMs - bucket.leftMs) / perSecond))
    bucket.leftMs -= costMs
    return 0
  }

  /** What has been done for an address beyond what it was let in for: it may go into debt by one full bucket. */
  charge(address: string, costMs: number, now: number): void {
    this.take(address, 0, now)
    const bucket = this.#buckets.get(address)!
    bucket.leftMs = Math.max(bucket.leftMs - costMs, -this.#allowance.capacityMs)
  }

  /** The address asked last stands last; of too many, the one that has been silent longest goes. */
  #keep(address: string, bucket: Bucket): void {
    this.#buckets.delete(address)
    this.#buckets.set(address, bucket)
    if (this.#buckets.size > MAX_BUCKETS) this.#buckets.delete(this.#buckets.keys().next().value!)
  }
}

/** Things that are open at the same time: streams of events, bodies on their way. */
export class OpenLimit {
  readonly #perAddress: number
  readonly #inAll: number
  readonly #open = new Map<string, number>()
  #sum = 0

  /** So much from one address, and from all together. */
  constructor(perAddress: number, inAll: number) {
    this.#perAddress = perAddress
    this.#inAll = inAll
  }

  /**
   * Null: there is no room for `amount`. Else what gives it back, once. `address` null: only all together are
   * bounded.
   */
  enter(address: string | null, amount = 1): (() => void) | null {
    const mine = address === null ? 0 : (this.#open.get(address) ?? 0)
    if (mine + amount > this.#perAddress || this.#sum + amount > this.#inAll) return null
    this.#change(address, amount)
    let isLeft = false
    return () => {
      if (!isLeft) this.#change(address, -amount)
      isLeft = true
    }
  }

  #change(address: string | null, amount: number): void {
    this.#sum += amount
    if (address === null) return
    const left = (this.#open.get(address) ?? 0) + amount
    if (left > 0) this.#open.set(address, left)
    else this.#open.delete(address)
  }
}
