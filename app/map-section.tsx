import Link from 'next/link'
import { drawStrings } from '#components/draw/strings'
import { PresetViewLinks } from '#components/map/camera/preset-view-links'
import { Legend } from '#components/map/legend'
import { MapFrame } from '#components/map/map-frame'
import { MapNotes } from '#components/map/map-notes'
import { StaticMapView } from '#components/map/static-map'
import { mapStrings } from '#components/map/strings'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { CSS_PALETTE } from '#geo/map/palette'
import { drawStaticMap } from '#geo/map/static-map'
import type { Rooms } from '#geo/map/zoom-levels'
import { holdMarkup } from '#prisma/server/request-context'
import { eventCollection, eventMarks } from './event-marks'
import { mapOf, pictureLevels } from './picture'
import { requested } from './request'
import { notesOf } from './shapes-notes'
import { termsOnMap } from './terms-on-map'

/** The room that the map's controls leave (app/styles/map/stage.css) on common screens, lying or standing. */
const PHONES: Rooms = { least: [280, 160], most: [500, 380] }
const DESKTOPS: Rooms = { least: [500, 480], most: [1500, 900] }

/**
 * The map of the address asked for: drawn here once as a picture, then taken over by the live map, which outlives every
 * page.
 */
export async function MapSection() {
  const { isPhone, nonce, ...address } = await requested()
  const { locale } = address
  const t = messagesOf(locale)
  const map = await mapOf(address)
  const { camera, snapshot, focus, districtsWithProjects, districts } = map
  const events = focus.eventIds === null ? map.events : await eventMarks(locale)
  const picture = drawStaticMap(pictureLevels(map, CSS_PALETTE, isPhone ? PHONES : DESKTOPS))
  return (
    <section className="map" id="map" aria-label={t.map.label} tabIndex={-1}>
      <MapFrame
        locale={locale}
        strings={mapStrings(t)}
        draw={drawStrings(t)}
        camera={camera}
        revision={snapshot.revision}
        events={eventCollection(events)}
        districtsWithProjects={districtsWithProjects}
        districts={Object.fromEntries(districts.map((d) => [d.id, { slug: d.slug, name: d.name[locale] }]))}
      >
        <StaticMapView picture={picture} label={t.map.label} nonce={nonce} hold={holdMarkup} />
      </MapFrame>
      <p className="visually-hidden" id="map-help">
        {t.map.help}
      </p>
      <noscript>
        <p className="map-note">{t.map.noScript}</p>
      </noscript>
      <PresetViewLinks locale={locale} label={t.map.presetViews}>
        {districts.length > 1 && (
          <Link className="preset-views-compare" href={`${localPath(locale, '/compare')}#compare-map`} prefetch={false}>
            {t.compareMap.compareTwo}
          </Link>
        )}
      </PresetViewLinks>
      <Legend
        locale={locale}
        strings={legendStrings(t)}
        sectors={termsOnMap(snapshot, 'sector')}
        statuses={termsOnMap(snapshot, 'status')}
      />
      <MapNotes t={t.map} notes={await notesOf(snapshot.shapes, locale)} aboutHref={localPath(locale, '/about')} />
    </section>
  )
}

const legendStrings = ({ map }: ReturnType<typeof messagesOf>) => {
  const { legend, legendSector, legendPrecision, legendStatus, solid, hollow, errorCircle, clusterNote, eventLine } =
    map
  return { legend, legendSector, legendPrecision, legendStatus, solid, hollow, errorCircle, clusterNote, eventLine }
}
