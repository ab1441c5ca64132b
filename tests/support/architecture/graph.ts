/** Rules about how files import each other. Type imports count like all others. */

import { isAction, type Source } from './sources'

type Graph = ReadonlyMap<string, readonly string[]>

const graphOf = (sources: readonly Source[]): Graph =>
  new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ file }) => (file === null || file === path ? [] : [file])),
    ]),
  )

/** The circles of imports: groups of files of which each reaches each other one. Tarjan's algorithm. */
export function circles(sources: readonly Source[]): readonly (readonly string[])[] {
  const graph = graphOf(sources)
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.get(file)!)
    stack.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!))
    }
    if (lowest.get(file) !== order.get(file)) return
    const group = stack.splice(stack.indexOf(file))
    if (group.length > 1) found.push(group.sort())
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

/** Pairs of sibling folders, at any depth, that import each other: `a ↔ b`. */
export function mutualSiblings(sources: readonly Source[]): readonly string[] {
  const edges = new Set<string>()
  for (const [from, targets] of graphOf(sources)) {
    for (const to of targets) {
      const siblings = siblingsOf(from, to)
      if (siblings) edges.add(siblings.join(' ↔ '))
    }
  }
  const reverse = (edge: string) => edge.split(' ↔ ').reverse().join(' ↔ ')
  return [...edges].filter((edge) => edge < reverse(edge) && edges.has(reverse(edge))).sort()
}

/**
 * The two different folders of one parent that these files stand in; null where one of them stands in the parent
 * itself.
 */
function siblingsOf(from: string, to: string): readonly [string, string] | null {
  const [a, b] = [from.split('/'), to.split('/')]
  const depth = a.findIndex((part, i) => part !== b[i])
  if (depth < 0 || depth >= a.length - 1 || depth >= b.length - 1) return null
  return [a.slice(0, depth + 1).join('/'), b.slice(0, depth + 1).join('/')]
}

/**
 * The files from one to the nearest that is looked for, following imports but into no server action; null where none is
 * reached.
 */
export function pathTo(
  start: string,
  isWanted: (source: Source) => boolean,
  sources: ReadonlyMap<string, Source>,
): readonly string[] | null {
  const before = new Map<string, string | null>([[start, null]])
  for (const path of before.keys()) {
    const source = sources.get(path)
    if (!source || (path !== start && isAction(source))) continue
    if (isWanted(source)) return stepsTo(path, before)
    for (const { file } of source.imports) if (file !== null && !before.has(file)) before.set(file, path)
  }
  return null
}

function stepsTo(path: string, before: ReadonlyMap<string, string | null>): readonly string[] {
  const steps: string[] = []
  for (let step: string | null = path; step !== null; step = before.get(step) ?? null) steps.unshift(step)
  return steps
}

/** How many files the longest chain of imports has. Circles are cut where they are entered. */
export function longestChain(sources: readonly Source[]): number {
  const graph = graphOf(sources)
  const lengths = new Map<string, number>()
  const lengthOf = (file: string): number => {
    const known = lengths.get(file)
    if (known !== undefined) return known
    lengths.set(file, 0)
    const length = 1 + Math.max(0, ...(graph.get(file) ?? []).map(lengthOf))
    lengths.set(file, length)
    return length
  }
  return Math.max(0, ...[...graph.keys()].map(lengthOf))
}
