/** The panel of a readers' page, for an address that only a preview has. */

import type { ReactNode } from 'react'
import { messagesOf } from '#components/messages/index'
import { EventPanel } from '#components/records/event-panel'
import { ProjectPanel } from '#components/records/project-panel'
import type { RecordType } from '#geo/edit/values'
import { rowView } from '#geo/query/list-rows'
import { nearestTo, othersOf } from '#geo/query/nearby'
import { labelName } from '#geo/shapes/map-shapes'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import { parseView } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvent } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import { isMarked } from '../../../../../../event-marks'

const NEARBY = 5

type Panel = (slug: string, locale: Locale) => Promise<ReactNode>

const PANELS: Partial<Record<RecordType, Panel>> = { project: projectPanel, event: eventPanel }

export const hasDraftPanel = (type: RecordType): boolean => PANELS[type] !== undefined

/** Null where there is no such record, or its type has no page. */
export const draftPanel = async (type: RecordType, slug: string, locale: Locale): Promise<ReactNode> =>
  (await PANELS[type]?.(slug, locale)) ?? null

async function projectPanel(slug: string, locale: Locale) {
  const [project, snapshot, districts] = await Promise.all([getProject(slug), currentSnapshot(), getDistricts()])
  if (!project) return null
  const row = rowOfSlug(snapshot, slug)
  const { position } = project.location
  const near = position ? nearestTo(snapshot, position, NEARBY + 1).filter((other) => other.row !== row) : []
  const others = position ? [] : othersOf(snapshot, project.district.id, row, NEARBY)
  return (
    <ProjectPanel
      locale={locale}
      t={messagesOf(locale)}
      project={project}
      back={parseView({})}
      nearby={near.slice(0, NEARBY).map(({ row: other, km }) => ({ project: rowView(snapshot, other), km }))}
      others={others.map((other) => rowView(snapshot, other))}
      districts={districts}
      terms={snapshot.vocabularies}
    />
  )
}

async function eventPanel(slug: string, locale: Locale) {
  const [event, { shapes, vocabularies }, districts] = await Promise.all([
    getEvent(slug),
    currentSnapshot(),
    getDistricts(),
  ])
  if (!event) return null
  return (
    <EventPanel
      locale={locale}
      t={messagesOf(locale)}
      event={event}
      terms={vocabularies}
      cityName={event.place && labelName(shapes, event.place.cityId)}
      isMarked={isMarked(event, shapes, districts)}
    />
  )
}
