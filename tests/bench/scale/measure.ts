/** Times and memory. */

import { readFileSync } from 'node:fs'
import { median, p95 } from '../table'

export interface Times {
  readonly median: number
  readonly p95: number
}

/** Milliseconds of `work` for each of `things`, once each. */
async function sample<T>(things: readonly T[], work: (thing: T) => unknown): Promise<number[]> {
  const times: number[] = []
  for (const thing of things) {
    const began = performance.now()
    const result = work(thing)
    if (result instanceof Promise) await result
    times.push(performance.now() - began)
  }
  return times
}

async function warmUp<T>(things: readonly T[], work: (thing: T) => unknown, rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) await work(things[i % things.length]!)
}

const timesOf = (times: number[]): Times => ({ median: median(times), p95: p95(times) })

/** Milliseconds of `work` for each of `things`, once each, after `warm` times on them that are not counted. */
export async function timed<T>(things: readonly T[], work: (thing: T) => unknown, warm = 3): Promise<Times> {
  await warmUp(things, work, warm)
  return timesOf(await sample(things, work))
}

/** The same of two works turn about, round by round, so that what else the machine does meets both. */
export async function timedInTurn<T>(
  things: readonly T[],
  works: readonly [(thing: T) => unknown, (thing: T) => unknown],
  rounds: number,
  warm: number,
): Promise<[Times, Times]> {
  const [own, others]: [number[], number[]] = [[], []]
  for (const work of works) await warmUp(things, work, warm)
  for (let round = 0; round < rounds; round++) {
    own.push(...(await sample(things, works[0])))
    others.push(...(await sample(things, works[1])))
  }
  return [timesOf(own), timesOf(others)]
}

/** Bytes in use, heap and buffers, after collecting what is not. */
export function memory(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Bytes of a process in memory (Linux). */
export const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024

export const time = (value: number): string => `${value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0)} ms`
export const times = ({ median: middle, p95: slow }: Times): string => `${time(middle)} (p95 ${time(slow)})`
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
export const ratio = (peer: number, ours: number): string => `${(peer / ours).toFixed(ours * 20 > peer ? 1 : 0)} ×`
