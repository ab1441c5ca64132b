import { amapUrl, baiduUrl, isShiftedOnMaps, osmUrl, toBd09, toGcj02 } from '#geo/geometry/datum'
import type { Position, ProjectRecord } from '#geo/records'
import { fill, formatDistance, formatPosition } from '#geo/text/format'
import { type Locale, labelOf, PRECISIONS } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { SourceMarks } from '../ui/source-marks'
import { PrecisionScale } from './precision-scale'

interface Props {
  readonly project: ProjectRecord
  readonly locale: Locale
  readonly t: Messages['project']
}

/** Where a project is, how exactly and from which source; coordinates in the datums that maps of the place have. */
export function LocationSection({ project, locale, t }: Props) {
  const { location, district, cites, name } = project
  return (
    <section className="location">
      <h2>{t.location}</h2>
      <PrecisionScale precision={location.precision} locale={locale} />
      <p>
        <strong>{labelOf(PRECISIONS, location.precision, locale)}</strong>{' '}
        {explanation(location, district.name[locale], t, locale)} <SourceMarks cites={cites.location} t={t} />
      </p>
      {location.position && <Coordinates position={location.position} name={name[locale]} t={t} />}
    </section>
  )
}

function explanation(
  { precision, errorM }: ProjectRecord['location'],
  district: string,
  t: Props['t'],
  locale: Locale,
): string {
  const error = errorM === null ? t.notDisclosed : formatDistance(errorM / 1000, locale)
  const texts = {
    site: t.precisionSite,
    campus: t.precisionCampus,
    park: t.precisionPark,
    district: t.precisionDistrict,
    city: t.precisionCity,
  }
  return fill(texts[precision], { error, district })
}

function Coordinates({ position, name, t }: { position: Position; name: string; t: Props['t'] }) {
  const isShifted = isShiftedOnMaps(position)
  const datums: [string, Position][] = [['WGS-84', position]]
  if (isShifted) datums.push(['GCJ-02', toGcj02(position)], ['BD-09', toBd09(position)])
  const links: [string, string][] = [[t.osm, osmUrl(position)]]
  if (isShifted) links.unshift([t.amap, amapUrl(position, name)], [t.baidu, baiduUrl(position, name)])
  return (
    <>
      <table className="coordinates">
        <caption>{t.coordinates}</caption>
        <tbody>
          {datums.map(([datum, point]) => (
            <tr key={datum}>
              <th scope="row">{datum}</th>
              <td>
                <code>{formatPosition(point)}</code>
              </td>
              <td>
                <CopyButton
                  text={formatPosition(point)}
                  label={`${t.copy} ${datum}`}
                  done={t.copied}
                  failed={t.copyFailed}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="open-in">
        {t.openIn}
        {links.map(([label, href]) => (
          <a key={label} href={href} target="_blank" rel="noreferrer external">
            {label}
            <Icon name="external" size={14} />
          </a>
        ))}
      </p>
    </>
  )
}
