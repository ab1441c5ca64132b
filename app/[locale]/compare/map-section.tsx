import type { MultiPolygon } from 'geojson'
import { AreaLegend } from '#components/compare/map/area-legend'
import { DensityLegend } from '#components/compare/map/density-legend'
import { ModeSwitch } from '#components/compare/map/mode-switch'
import { OverlayFigure } from '#components/compare/map/overlay-figure'
import { PictureButton } from '#components/compare/map/picture-button'
import { PinLegend } from '#components/compare/map/pin-legend'
import { Stage } from '#components/compare/map/stage'
import { MapNotes } from '#components/map/map-notes'
import { StaticMapView } from '#components/map/static-map'
import { mapStrings } from '#components/map/strings'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import type { Area } from '#geo/areas/area'
import type { ShownArea } from '#geo/compare/map/shown-area'
import type { AreaComparison } from '#geo/compare/statistics/compare'
import type { CompareView } from '#geo/compare/url'
import type { Letter } from '#geo/map/palette'
import type { Text } from '#geo/records'
import { fill, localDate } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { holdMarkup } from '#prisma/server/request-context'
import { pictureLines } from '../../comparison/picture-words'
import { requested } from '../../request'
import { notesOf } from '../../shapes-notes'
import { termsOnMap } from '../../terms-on-map'
import { readBorder } from './actions'
import { readStage } from './stage-data'

export interface CompareMapSectionProps {
  readonly locale: Locale
  readonly view: CompareView
  readonly comparison: AreaComparison
  /** The common filter in words. */
  readonly condition: string
  /** The titles of what the figures come from, at most a few. */
  readonly sources: readonly string[]
  readonly areas: readonly {
    readonly letter: string
    readonly name: Text
    readonly area: Area
    readonly polygons: MultiPolygon
  }[]
}

const FIGURES = ['centres', 'ellipses', 'links'] as const

/** The areas of a comparison on the map, in the way the address asks for: drawn here, then taken over by live maps. */
export async function CompareMapSection(props: CompareMapSectionProps) {
  const { locale, view, comparison, areas, condition } = props
  const messages = messagesOf(locale)
  const snapshot = await currentSnapshot()
  const t = messages.compareMap
  const shown = areas.map(
    ({ letter, name, ...rest }): ShownArea => ({
      letter: letter as Letter,
      name: name[locale],
      ...rest,
    }),
  )
  const { view: asked, isPhone, nonce } = await requested()
  const stage = await readStage({ locale, t, view, comparison, areas: shown, camera: asked.camera, isPhone })
  const about = pictureAbout(props, snapshot.revision)
  const drawn = FIGURES.filter((figure) => view[figure] && view.mode !== 'overlay')
  const notes = [
    ...(condition && view.mode !== 'overlay' ? [fill(t.condition, { text: condition })] : []),
    ...(stage.ignoresOwnFilters ? [t.ownFiltersNote] : []),
    ...(stage.data.isApart && !view.sameScale ? [t.swipeApart] : []),
    ...(drawn.length > 0 ? [...drawn.map((figure) => t[`${figure}Note`]), t.figuresNote] : []),
  ]
  const legend = <AreaLegend t={t} areas={shown} notes={notes} />
  const mapNotes = (
    <MapNotes t={messages.map} notes={await notesOf(snapshot.shapes, locale)} aboutHref={localPath(locale, '/about')} />
  )
  return (
    <section className="compare-map" id="compare-map" aria-label={t.label}>
      <h2>{t.title}</h2>
      <ModeSwitch t={t} districtIds={Object.keys(stage.districts)} />
      {view.mode === 'overlay' && shown.length > 0 ? (
        <>
          <OverlayFigure locale={locale} t={t} areas={shown} />
          {legend}
          {mapNotes}
          <PictureButton {...{ locale, t, condition, about }} areas={shown} revision={snapshot.revision} />
        </>
      ) : (
        <Stage
          locale={locale}
          t={t}
          strings={mapStrings(messages)}
          data={stage.data}
          condition={condition}
          about={about}
          onRead={readBorder}
          districts={stage.districts}
          pictures={stage.pictures.map((picture, i) => (
            <StaticMapView
              key={stage.data.cells[i]!.key}
              picture={picture}
              label={stage.data.cells[i]!.label}
              nonce={nonce}
              hold={holdMarkup}
            />
          ))}
          notes={mapNotes}
        >
          {stage.density && <DensityLegend locale={locale} t={t} {...stage.density} />}
          {legend}
          {stage.data.cells.some(({ query }) => query !== null) && (
            <PinLegend
              locale={locale}
              t={messages.map}
              sectors={termsOnMap(snapshot, 'sector')}
              statuses={termsOnMap(snapshot, 'status')}
            />
          )}
        </Stage>
      )}
      <p className="visually-hidden" id="compare-map-help">
        {view.mode === 'districts' ? t.helpValues : t.help}
      </p>
    </section>
  )
}

/** What stands below a picture of the maps. */
function pictureAbout(props: CompareMapSectionProps, revision: number): string[] {
  const { locale, sources } = props
  const today = localDate(new Date())
  const lines = pictureLines({ ...props, revision, today }, locale)
  if (sources.length === 0) return lines
  return [...lines, `${messagesOf(locale).compare.sources}${COLON[locale]}${sources.join(' · ')}`]
}
