/** The steps that a new installation is led through. */

export const GUIDE_STEPS = ['name', 'language', 'borders', 'vocabularies', 'import'] as const
export type GuideStep = (typeof GUIDE_STEPS)[number]

/** `done` and `skipped` by hand; `open`: neither. */
export const GUIDE_MARKS = ['done', 'skipped', 'open'] as const
export type GuideMark = (typeof GUIDE_MARKS)[number]

export type Guide = Readonly<Record<GuideStep, GuideMark>>

/** The step to take next; null: all are done or put off. */
export const nextStep = (guide: Guide): GuideStep | null => GUIDE_STEPS.find((step) => guide[step] === 'open') ?? null
