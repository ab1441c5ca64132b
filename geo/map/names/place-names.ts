/**
 * Where names of districts stand: inside their district and clear of marks and of each other, or aside with a line that
 * leads to it.
 */

import type { Position } from '../../records'
import { type Box, boxOfLabel, isFree, middlesOf, type PlacedName, placeNames } from '../label-collision'
import { type Outlines, type Owner, ownerOf } from './outlines'

export interface DistrictName extends PlacedName {
  /** The district that it keeps inside of; null: it may stand anywhere. */
  readonly within: string | null
  /** What it is called where it has no room for its lines; null: there is nothing shorter. */
  readonly shortLines: readonly string[] | null
}

type Px = readonly [x: number, y: number]

/** All px of the same frame as the name's point; `at` and `leader` are [east, south] of it. */
export interface StandingName {
  readonly lines: readonly string[]
  readonly at: Px
  /** From the edge of the name to its district; null: it stands inside. */
  readonly leader: readonly [from: Px, to: Px] | null
}

export interface NameGround {
  readonly outlines: Outlines
  /** The position at a px. */
  readonly positionAt: (x: number, y: number) => Position
  /** How much larger or smaller the map may come out than its px say; 1: it is as large as they say. */
  readonly spread?: number
}

/** Steps of the search inside a district, and how far it goes, px. */
const [STEP, REACH] = [8, 104]
/** Lengths of leaders, px, and directions: how many. */
const [SHORTEST, LONGEST, LENGTH_STEP, DIRECTIONS] = [10, 190, 12, 32]
/** What is added to the length of a leader that runs under marks, and to that of a name on another district's land. */
const [UNDER_MARKS, ON_OTHERS] = [60, 1000]
/** Between a name and its leader, and between two points of the map that are looked at, px. */
const [GAP, GRAIN] = [2, 3]
/** Every so many of these points of a box are looked at. */
const EVERY = 2

/**
 * The names, most important first; null for one without any room that need not stand. All that have room inside are
 * placed first, then those that step aside.
 */
export function placeDistrictNames(
  names: readonly DistrictName[],
  marks: readonly Box[],
  ground: NameGround,
): (StandingName | null)[] {
  const standing: (StandingName | null)[] = []
  const placed = new Placed(marks, ground.spread ?? 1)
  for (const [i, name] of names.entries()) standing[i] = placed.add(name, inside(name, placed, new Land(name, ground)))
  for (const [i, name] of names.entries()) {
    if (!standing[i] && name.within !== null)
      standing[i] = placed.add(name, aside(name, placed, new Land(name, ground)))
    const at = !standing[i] && name.isFirm ? placeNames([name], [...marks, ...placed.boxes], true)[0] : null
    if (at) standing[i] = placed.add(name, { lines: name.lines, at, leader: null })
  }
  return standing
}

/** What stands on the map so far. */
class Placed {
  readonly boxes: Box[] = []
  readonly leaders: (readonly [Px, Px])[] = []
  constructor(
    readonly marks: readonly Box[],
    private readonly spread: number,
  ) {}

  add({ x, y }: DistrictName, standing: StandingName | null): StandingName | null {
    if (!standing) return null
    this.boxes.push(boxOfLabel({ lines: standing.lines, x: x + standing.at[0], y: y + standing.at[1] }))
    if (standing.leader) this.leaders.push(standing.leader.map(([dx, dy]): Px => [x + dx, y + dy]) as [Px, Px])
    return standing
  }

  /** Whether a name may have this box. */
  isClear(box: Box, { x, y }: DistrictName): boolean {
    const { marks, boxes, leaders, spread } = this
    if (!isFree(box, boxes) || leaders.some((line) => crosses(line, box)) || !isFree(box, marks)) return false
    // A larger map moves marks away from the name's point, a smaller one towards it; the name stays where it is.
    return spread === 1 || [spread, 1 / spread].every((factor) => isFree(box, marks.map(movedFrom([x, y], factor))))
  }
}

function inside(name: DistrictName, placed: Placed, land: Land): StandingName | null {
  const { within } = name
  for (const lines of linesOf(name)) {
    const isRoom = (at: Px) => {
      const box = boxOfLabel({ lines, x: name.x + at[0], y: name.y + at[1] })
      return placed.isClear(box, name) && (within === null || land.isWithin(box))
    }
    const at =
      middlesOf({ ...name, lines }).find(isRoom) ?? (within === null ? undefined : NEARBY.find((near) => isRoom(near)))
    if (at) return { lines, at, leader: null }
  }
  return null
}

const linesOf = ({ lines, shortLines }: DistrictName): (readonly string[])[] =>
  shortLines ? [lines, shortLines] : [lines]

/** Places around a point, the nearest first. */
const NEARBY: readonly Px[] = Array.from({ length: 2 * (REACH / STEP) + 1 }, (_, i) => STEP * i - REACH)
  .flatMap((dy, _, all) => all.map((dx): Px => [dx, dy]))
  .filter(([dx, dy]) => Math.hypot(dx, dy) <= REACH)
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))

/** With the shortest line that there is; over land of others only where nothing else is free. */
function aside(name: DistrictName, placed: Placed, land: Land): StandingName | null {
  let best: { readonly cost: number; readonly standing: StandingName } | null = null
  const lines = name.shortLines ?? name.lines
  const [left, top] = boxOfLabel({ lines, x: 0, y: 0 })
  for (let length = SHORTEST; length <= LONGEST && (!best || length < best.cost); length += LENGTH_STEP) {
    for (let turn = 0; turn < DIRECTIONS; turn++) {
      const angle = (2 * Math.PI * turn) / DIRECTIONS
      const at: Px = [Math.round(Math.cos(angle) * (length - left)), Math.round(Math.sin(angle) * (length - top))]
      const box = boxOfLabel({ lines, x: name.x + at[0], y: name.y + at[1] })
      if (!placed.isClear(box, name)) continue
      const from = nearestOf(box, [name.x, name.y])
      const line = [from, [name.x, name.y]] as const
      if (placed.boxes.some((other) => crosses(line, other)) || placed.leaders.some((other) => meet(line, other)))
        continue
      const cost =
        Math.hypot(from[0] - name.x, from[1] - name.y) +
        (placed.marks.some((mark) => !holds(mark, line[1]) && crosses(line, mark)) ? UNDER_MARKS : 0) +
        (land.isOffOthers(box) ? 0 : ON_OTHERS)
      if (best && best.cost <= cost) continue
      best = {
        cost,
        standing: {
          lines,
          at,
          leader: [
            [from[0] - name.x, from[1] - name.y],
            [0, 0],
          ],
        },
      }
    }
  }
  return best?.standing ?? null
}

/** A box whose middle is so many times as far from a point. */
const movedFrom =
  ([x, y]: Px, factor: number) =>
  ([left, top, right, bottom]: Box): Box => {
    const [dx, dy] = [((left + right) / 2 - x) * (factor - 1), ((top + bottom) / 2 - y) * (factor - 1)]
    return [left + dx, top + dy, right + dx, bottom + dy]
  }

/** Whose land lies where around the point of a name, each point looked up once. */
class Land {
  private readonly known = new Map<number, Owner | null>()
  constructor(
    private readonly name: DistrictName,
    private readonly ground: NameGround,
  ) {}

  isWithin(box: Box): boolean {
    return this.everyPoint(box, (owner) => owner?.id === this.name.within)
  }

  /** Whether no other district has land there. */
  isOffOthers(box: Box): boolean {
    return this.everyPoint(box, (owner) => !owner || owner.id === this.name.within || owner.isWater)
  }

  /** Whether it holds at points all over a box, its edges among them. */
  private everyPoint(box: Box, holdsFor: (owner: Owner | null) => boolean): boolean {
    const { x: originX, y: originY } = this.name
    const left = Math.round((box[0] - originX) / GRAIN)
    const top = Math.round((box[1] - originY) / GRAIN)
    const right = Math.round((box[2] - originX) / GRAIN)
    const bottom = Math.round((box[3] - originY) / GRAIN)
    for (let y = top; ; y = Math.min(y + EVERY, bottom)) {
      for (let x = left; ; x = Math.min(x + EVERY, right)) {
        if (!holdsFor(this.at(x, y))) return false
        if (x === right) break
      }
      if (y === bottom) return true
    }
  }

  private at(x: number, y: number): Owner | null {
    const key = (x << 15) + y
    const answered = this.known.get(key)
    if (answered !== undefined) return answered
    const { outlines, positionAt } = this.ground
    const owner = ownerOf(outlines, positionAt(this.name.x + x * GRAIN, this.name.y + y * GRAIN))
    this.known.set(key, owner)
    return owner
  }
}

/** The point of a box, with a gap around it, that is nearest to another point. */
function nearestOf([left, top, right, bottom]: Box, [x, y]: Px): Px {
  return [Math.min(Math.max(x, left - GAP), right + GAP), Math.min(Math.max(y, top - GAP), bottom + GAP)]
}

const holds = ([left, top, right, bottom]: Box, [x, y]: Px): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

/** Whether a line runs through a box: one of its ends lies in it, or it meets a diagonal. */
const crosses = ([from, to]: readonly [Px, Px], box: Box): boolean => {
  const [left, top, right, bottom] = box
  return (
    holds(box, from) ||
    holds(box, to) ||
    meet(
      [from, to],
      [
        [left, top],
        [right, bottom],
      ],
    ) ||
    meet(
      [from, to],
      [
        [left, bottom],
        [right, top],
      ],
    )
  )
}

const meet = ([a, b]: readonly [Px, Px], [c, d]: readonly [Px, Px]): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)

const side = (a: Px, b: Px, c: Px): boolean => (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
