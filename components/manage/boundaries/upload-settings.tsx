import type { ReactNode } from 'react'
import { lookUp } from '#geo/look-up'
import {
  type Assignment,
  NAME_ENCODINGS,
  type ReadFeature,
  type ShapeDatum,
  type ShapesReading,
  type UploadSettings,
} from '#geo/shapes/reading'
import { fill, formatNumber } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

type T = ManageMessages['boundaries']

export interface UploadSettingsProps {
  readonly locale: Locale
  readonly t: T
  readonly settings: UploadSettings
  readonly reading: ShapesReading
  /** The districts that a feature can be; empty where the file is of something else. */
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly isOfDistricts: boolean
  readonly datums: readonly ShapeDatum[]
}

/** The id of the form. */
export const UPLOAD_FORM = 'upload-settings'

interface UploadFormProps {
  readonly id: string
  readonly locale: Locale
  readonly check: (form: FormData) => Promise<unknown>
  readonly children: ReactNode
}

/** One form around all that is asked of an upload, so that nothing typed is lost when the file is read again. */
export const UploadForm = ({ id, locale, check, children }: UploadFormProps) => (
  <form id={UPLOAD_FORM} action={check as (form: FormData) => Promise<void>}>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="locale" value={locale} />
    {children}
  </form>
)

/** How the file is read: fields of the upload's form. Changed and sent, it is read again. */
export function UploadSettingsFields(props: UploadSettingsProps) {
  const { t, settings, reading, isOfDistricts, datums } = props
  const tick = (name: 'keepsOthers' | 'mends' | 'isElsewhere') => (
    <label className="check">
      <input type="checkbox" name={name} defaultChecked={settings[name]} />
      {t[name]}
    </label>
  )
  const hint = reading.hint && lookUp(t.datums, reading.hint)
  return (
    <div className="person upload-settings">
      <label>
        {t.datum}
        <select name="datum" defaultValue={settings.datum}>
          {datums.map((datum) => (
            <option key={datum} value={datum}>
              {t.datums[datum]}
            </option>
          ))}
        </select>
      </label>
      {hint && <p className="wrong">{fill(t.hint, { label: hint })}</p>}
      <label>
        {t.encoding}
        <select name="encoding" defaultValue={settings.encoding}>
          {NAME_ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {t.encodings[encoding]}
            </option>
          ))}
        </select>
      </label>
      {reading.encoding && <p className="small">{fill(t.encodingRead, { label: reading.encoding.toUpperCase() })}</p>}
      {isOfDistricts && tick('keepsOthers')}
      {tick('mends')}
      {tick('isElsewhere')}
      {isOfDistricts && reading.features.length > 0 && <FeatureTable {...props} />}
      <button type="submit" className="strong" formNoValidate>
        {t.again}
      </button>
    </div>
  )
}

function FeatureTable({ t, locale, reading, districts }: UploadSettingsProps) {
  return (
    <div className="feature-table">
      <table>
        <caption>{t.features}</caption>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.becomes}</th>
            <th scope="col">{t.area}</th>
            <th scope="col">{t.vertices}</th>
          </tr>
        </thead>
        <tbody>
          {reading.features.map((feature, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a feature has no other name than its place in the file
            <tr key={i}>
              <th scope="row">{feature.name}</th>
              <td>
                <Becomes {...{ feature, i, t, districts, locale }} />
              </td>
              <td data-name={t.area}>{formatNumber(Math.round(feature.areaKm2 * 10) / 10, locale)}</td>
              <td data-name={t.vertices}>{formatNumber(feature.vertices, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface BecomesProps extends Pick<UploadSettingsProps, 't' | 'districts' | 'locale'> {
  readonly feature: ReadFeature
  readonly i: number
}

/** The fields of a new district are there for every unmatched feature, so that no script is needed. */
function Becomes({ feature: { name, becomes, by }, i, t, districts, locale }: BecomesProps) {
  const fresh: Extract<Assignment, { to: 'new' }> | null = becomes.to === 'new' ? becomes : null
  const field = (key: 'code' | 'city' | 'zh' | 'en', value: string) => (
    <label>
      {t[key]}
      <input name={`${key}.${i}`} defaultValue={value} maxLength={60} autoComplete="off" spellCheck={false} />
    </label>
  )
  return (
    <div className="becomes">
      <select
        name={`to.${i}`}
        aria-label={`${t.becomes}${COLON[locale]}${name}`}
        defaultValue={becomes.to === 'district' ? becomes.id : becomes.to}
      >
        {districts.map((district) => (
          <option key={district.id} value={district.id}>
            {district.name}
          </option>
        ))}
        <option value="new">{t.isNew}</option>
        <option value="skip">{t.skip}</option>
      </select>
      <span className="small">{t.by[by]}</span>
      {fresh && (
        <div className="pair">
          {field('code', fresh.id)}
          {field('city', fresh.cityId)}
          {field('zh', fresh.zh)}
          {field('en', fresh.en)}
        </div>
      )}
    </div>
  )
}
