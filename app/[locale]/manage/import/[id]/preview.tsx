import { ChoicesForm } from '#components/import/choices-form'
import { optionsForAll } from '#components/import/columns-form'
import { Cures } from '#components/import/cures'
import { Findings } from '#components/import/findings'
import { Geocode } from '#components/import/geocode'
import { ImportMap } from '#components/import/import-map'
import { RowTable } from '#components/import/row-table'
import { sheetWords } from '#components/import/sheet/words'
import type { ImportMessages } from '#components/messages/import'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import { datumsWithin } from '#geo/geometry/datum'
import { type Batch, ROW_FILTERS, type RowFilter } from '#geo/import/batch'
import { TARGET_STATES } from '#geo/import/choices'
import type { Locale } from '#geo/vocabulary'
import { MAX_ADDRESSES, openAddresses } from '#prisma/geocode/positions'
import { GEOCODER_HOST, geocoderKey } from '#prisma/geocode/tianditu'
import { getCommonProblems, getPlan, getPoints, getRows, MAX_POINTS, ROWS_PER_PAGE } from '#prisma/import/read'
import { homeCities } from '#prisma/manage/home-cities'
import { getOptions } from '#prisma/manage/options'
import { readSite, readSiteViews } from '#prisma/site/site'
import * as actions from '../../../../actions/import'

interface Props {
  readonly batch: Batch
  readonly actor: Actor
  readonly locale: Locale
  readonly t: ImportMessages
  readonly asked: Readonly<Record<string, string | string[] | undefined>>
}

type Act = (form: FormData) => Promise<void>

/** Third step: the rows with what was found out, on the map too, and what is to become of them. */
export async function Preview({ batch, actor, locale, t: words, asked }: Props) {
  const { sheet } = batch.settings
  const t = sheet ? sheetWords(words) : words
  const counts = { all: batch.total, ...batch.counts! }
  const shown: RowFilter = ROW_FILTERS.find((name) => name === asked.show) ?? (counts.bad > 0 ? 'bad' : 'all')
  const pages = Math.max(1, Math.ceil(counts[shown] / ROWS_PER_PAGE))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(asked.page)) || 1))
  const [rows, points, plan, problems, options, { bounds }] = await Promise.all([
    getRows(batch.id, shown, page),
    getPoints(batch.id, shown),
    getPlan(batch),
    getCommonProblems(batch.id),
    getOptions(),
    readSiteViews(),
  ])
  const host = geocoderKey() === null ? null : GEOCODER_HOST
  const addresses = host === null ? [] : await openAddresses(batch)
  const { district, source, terms } = options
  const names = Object.fromEntries(district.map((one) => [one.id, one[locale]]))
  const choices = (list: typeof district) => list.map((one) => ({ value: one.id, label: one[locale] }))
  // Events and figures may be of the whole city.
  const cities = batch.settings.sheet ? await homeCities(await readSite()) : []
  const home = cities.map(({ id, name }) => ({ value: id, label: name[locale] }))
  const states = TARGET_STATES.filter((state) => state !== 'published' || isAtLeast(actor.role, 'reviewer'))
  return (
    <div className="import-preview">
      <div>
        <Cures
          {...{ batch, locale, t, problems }}
          naming={{ names, terms }}
          datums={datumsWithin(bounds)}
          optionsOf={(field) =>
            optionsForAll(field, {
              locale,
              terms,
              districts: [...choices(district), ...home],
              sources: choices(source),
            })
          }
          cure={actions.cure as Act}
          back={actions.columnsAgain as Act}
        />
        {host !== null && (
          <Geocode
            {...{ batch, locale, t, host, open: addresses.length, most: MAX_ADDRESSES }}
            ask={actions.lookUpPositions as Act}
            take={actions.acceptPositions as Act}
          />
        )}
        <Findings {...{ batch, locale, t, shown, counts, page, pages }}>
          <RowTable
            {...{ batch, locale, t, rows, names, terms, options }}
            here={`?show=${shown}&page=${page}`}
            chooseRow={actions.chooseRow as Act}
            takeRowIn={actions.takeIn as Act}
            correctRow={actions.correctRow as Act}
          />
        </Findings>
      </div>
      <div className="import-side">
        {(!sheet || points.length > 0) && (
          <ImportMap points={points} locale={locale} t={t.preview} limit={MAX_POINTS} />
        )}
        <ChoicesForm
          {...{ locale, t, batch, plan, states }}
          choose={actions.chooseAll as Act}
          start={actions.start as Act}
          back={actions.columnsAgain as Act}
        />
      </div>
    </div>
  )
}
