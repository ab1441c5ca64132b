import { encode } from 'uqr'

/** A QR code: the side of its box in modules, margin included, and the dark ones as a path. */
export interface QrCode {
  readonly side: number
  readonly d: string
}

/** The margin that readers need, modules. */
const QUIET = 4

/** Of a text of at most 2,300 bytes; throws for a longer one. A seventh of it may be spoiled. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const d = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('')
  return { side: size, d }
}

/** The runs of dark modules in a row: where each begins, and its length. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last[0] + last[1] === x) last[1]++
    else runs.push([x, 1])
  }
  return runs
}
