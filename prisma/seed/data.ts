/** The founding data: every fact the map starts with, and what backs it. */

import { eventCitations, eventDetails, events } from './events'
import { milestones, participations, projectCitations, projectDetails } from './facts-of-projects'
import { indicatorCitations, indicators } from './indicators'
import { districts, organisations, placeCitations, places } from './places'
import { projects } from './projects'
import type { SeedInput } from './schema'
import { sources } from './sources'

export const foundingData: SeedInput = {
  sources,
  districts,
  organisations,
  places,
  events,
  projects,
  participations,
  milestones,
  details: [...projectDetails, ...eventDetails],
  indicators,
  citations: [...placeCitations, ...eventCitations, ...projectCitations, ...indicatorCitations],
}
