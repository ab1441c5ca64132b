/** Times and memory. */

import { median, p95 } from '../table'

export interface Times {
  readonly median: number
  readonly p95: number
}

/** Milliseconds of `work` for each of `things`, once each, after `warm` times on them that are not counted. */
export async function timed<T>(things: readonly T[], work: (thing: T) => unknown, warm = 3): Promise<Times> {
  for (let i = 0; i < warm; i++) await work(things[i % things.length]!)
  const times: number[] = []
  for (const thing of things) {
    const began = performance.now()
    const result = work(thing)
    if (result instanceof Promise) await result
    times.push(performance.now() - began)
  }
  return { median: median(times), p95: p95(times) }
}

/** Bytes in use, heap and buffers, after collecting what is not. */
export function memory(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export const time = (value: number): string => `${value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0)} ms`
export const times = ({ median: middle, p95: slow }: Times): string => `${time(middle)} (p95 ${time(slow)})`
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
export const ratio = (peer: number, ours: number): string => `${(peer / ours).toFixed(ours * 20 > peer ? 1 : 0)} ×`
