/** The marks of stages, from an open ring to a full disc, so that shape alone tells them apart. */

/** A mark around [0, 0], CSS px. */
export interface Mark {
  readonly d: string
  /** Drawn by its line, not filled. */
  readonly isOpen?: boolean
}

/** The path of a circle around [x, y]. */
export const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

export const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['ring', { d: circle(0, 0, 3), isOpen: true }],
  ['half', { d: 'M0-3.800a3.800 3.800 0 0 0 0 7.600z' }],
  ['diamond', { d: 'M0-4 4 0 0 4-4 0z' }],
  ['triangle', { d: 'M0-4 4 3.5-4 3.500z' }],
  ['square', { d: 'M-3.2-3.200h6.400v6.400h-6.400z' }],
  ['disc', { d: circle(0, 0, 3.8) }],
  ['bars', { d: 'M-3-3.500h2.200v7h-2.200zM.8-3.500h2.200v7H.8z' }],
  ['cross', { d: 'M-3-3 3 3M3-3-3 3', isOpen: true }],
  ['plus', { d: 'M-1.200-3.800h2.400v2.600h2.600v2.400H1.200v2.600h-2.400V1.200h-2.600v-2.400h2.600z' }],
  ['lozenge', { d: 'M0-4 3 0 0 4-3 0z', isOpen: true }],
])
