import Form from 'next/form'
import Link from 'next/link'
import { MAX_AREAS, MAX_RADIUS_KM, MIN_RADIUS_KM } from '#geo/areas/area'
import type { CompareView } from '#geo/compare/url'
import type { DistrictRef, Position, Text } from '#geo/records'
import type { Locale } from '#geo/vocabulary'
import { compareHref, comparePath } from '../compare-paths'
import type { Messages } from '../messages'
import { Icon } from '../ui/icon'
import { HiddenFields } from './hidden-fields'
import { type PasteAction, PasteArea } from './paste-area'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  readonly districts: readonly DistrictRef[]
  readonly centres: readonly { readonly name: Text; readonly position: Position }[]
  readonly paste: PasteAction
  readonly isOpen: boolean
}

const DECIMALS = 5

/** Every way to add an area: a district, several as one, a circle, a border that somebody has. */
export function AddArea({ locale, t, view, districts, centres, paste, isOpen }: Props) {
  const words = t.compare
  if (view.areas.length >= MAX_AREAS) return <p className="small areas-full">{words.full}</p>
  const isIn = (id: string) =>
    view.areas.some(({ area }) => area.kind === 'districts' && area.ids.length === 1 && area.ids[0] === id)
  const withDistrict = (id: string): CompareView => ({
    ...view,
    areas: [...view.areas, { area: { kind: 'districts', ids: [id] }, filters: {} }],
  })
  return (
    <details className="add-area" open={isOpen || undefined}>
      <summary>
        <Icon name="plus" />
        {words.add}
      </summary>
      <div className="add-ways">
        <section>
          <h3>{words.addDistrict}</h3>
          <ul className="chips">
            {districts
              .filter(({ id }) => !isIn(id))
              .map(({ id, short, name }) => (
                <li key={id}>
                  <Link
                    href={compareHref(locale, withDistrict(id))}
                    title={name[locale]}
                    prefetch={false}
                    scroll={false}
                  >
                    {short[locale]}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
        <section>
          <h3>{words.addUnion}</h3>
          <Form action={comparePath(locale)} scroll={false} prefetch={false}>
            <HiddenFields view={view} />
            <fieldset className="union">
              <legend className="visually-hidden">{words.addUnion}</legend>
              {districts.map(({ id, short }) => (
                <label key={id}>
                  <input type="checkbox" name="union" value={id} />
                  {short[locale]}
                </label>
              ))}
            </fieldset>
            <button type="submit">{words.addIt}</button>
          </Form>
        </section>
        <section>
          <h3>{words.addCircle}</h3>
          <CircleForm locale={locale} t={t} view={view} centres={centres} />
        </section>
        <section>
          <h3>{words.addPolygon}</h3>
          <PasteArea
            action={paste}
            locale={locale}
            compareUrl={compareHref(locale, view)}
            strings={{
              label: words.paste,
              hint: words.pasteHint,
              file: words.file,
              tooLarge: words.fileTooLarge,
              add: words.addIt,
              problems: words.problems,
              useAsIs: words.useAsIs,
              useMended: words.useMended,
              useInDatum: t.compareMap.useInDatum,
            }}
          />
        </section>
      </div>
    </details>
  )
}

function CircleForm({ locale, t, view, centres }: Pick<Props, 'locale' | 't' | 'view' | 'centres'>) {
  const words = t.compare
  return (
    <Form action={comparePath(locale)} scroll={false} prefetch={false}>
      <HiddenFields view={view} />
      <label>
        {words.centre}
        <select name="centre" defaultValue="">
          <option value="">{words.choose}</option>
          {centres.map(({ name, position }) => (
            <option key={name.zh + position} value={position.map((value) => value.toFixed(DECIMALS)).join()}>
              {name[locale]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.orPosition}
        <input name="centre" inputMode="decimal" placeholder="120.70000,31.30000" />
      </label>
      <label>
        {words.radiusKm}
        <input type="number" name="km" defaultValue="5" min={MIN_RADIUS_KM} max={MAX_RADIUS_KM} step="any" />
      </label>
      <button type="submit">{words.addIt}</button>
    </Form>
  )
}
