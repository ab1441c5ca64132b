/** The stops of the sheet, lowest first. */
export const STOPS = ['peek', 'half', 'full'] as const
export type Stop = (typeof STOPS)[number]

/** How far a flung sheet would glide, ms at the speed of its release. */
const GLIDE_MS = 160

/** The height that a sheet let go at `height` glides to, CSS px; `speed` in CSS px per ms, upwards. */
export const heightAfter = (height: number, speed: number): number => height + speed * GLIDE_MS

/** The stop whose height, CSS px, is nearest; the lower one of two as near. */
export const nextStop = (height: number, heights: Readonly<Record<Stop, number>>): Stop =>
  STOPS.reduce((best, stop) => (Math.abs(heights[stop] - height) < Math.abs(heights[best] - height) ? stop : best))
