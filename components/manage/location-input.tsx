'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { Field } from '#geo/edit/fields'
import { readPosition } from '#geo/edit/position'
import { DATUMS, type Datum } from '#geo/geometry/datum'
import type { Position } from '#geo/records'
import { fill, formatPosition } from '#geo/text/format'
import { PRECISIONS } from '#geo/vocabulary'
import type { FieldProps } from './field-props'

const PinMap = lazy(() => import('./pin-map'))

interface Props extends FieldProps {
  readonly at: string
  readonly field: Field
  readonly label: string
}

/** How exactly a place is known, and where: by a pin, by coordinates in any datum, or by its district only. */
export function LocationInput({ at, entries, locale, t, isFixed }: Props) {
  const entry = (name: string) => entries[`${at}.${name}`] ?? ''
  const [precision, setPrecision] = useState(entry('precision'))
  const [lng, setLng] = useState(entry('lng'))
  const [lat, setLat] = useState(entry('lat'))
  const [datum, setDatum] = useState<Datum>(DATUMS.find((name) => name === entry('datum')) ?? 'wgs84')
  // The map needs a browser; without scripts the fields alone do.
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const known = usePosition(entry('lng'), entry('lat'))
  const read = lng || lat ? readPosition(lng, lat, datum, known) : null
  const position = read && 'position' in read ? read.position : null
  const isRough = precision === 'district' || precision === 'city'
  const move = ([x, y]: Position) => {
    setDatum('wgs84')
    setLng(x.toFixed(6))
    setLat(y.toFixed(6))
    if (isRough || precision === '') setPrecision('site')
  }
  const messages = read
    ? 'problem' in read
      ? [t.form.positionProblems[read.problem]]
      : read.warnings.map((warning) => t.form.warnings[warning])
    : []
  return (
    <div className="location-input">
      <div className="location-fields">
        <label>
          {t.form.precision}
          <select name={`${at}.precision`} value={precision} onChange={(event) => setPrecision(event.target.value)}>
            <option value="">{t.form.none}</option>
            {PRECISIONS.map((term) => (
              <option key={term.value} value={term.value}>
                {term[locale]}
              </option>
            ))}
          </select>
        </label>
        <div className="coordinates-fields" hidden={isLive && isRough}>
          <label>
            {t.form.datum}
            <select name={`${at}.datum`} value={datum} onChange={(event) => setDatum(event.target.value as Datum)}>
              {DATUMS.map((name) => (
                <option key={name} value={name}>
                  {t.form.datums[name]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t.form.lng}
            <input
              name={`${at}.lng`}
              value={lng}
              inputMode="decimal"
              onChange={(event) => setLng(event.target.value)}
            />
          </label>
          <label>
            {t.form.lat}
            <input
              name={`${at}.lat`}
              value={lat}
              inputMode="decimal"
              onChange={(event) => setLat(event.target.value)}
            />
          </label>
          <label>
            {t.form.errorM}
            <input name={`${at}.errorM`} defaultValue={entry('errorM')} inputMode="numeric" />
          </label>
        </div>
        <p className="small">{t.form.locationNote}</p>
        <div role="status">
          {!isRough && position && datum !== 'wgs84' && (
            <p className="read-back">{fill(t.form.positionShown, { position: formatPosition(position) })}</p>
          )}
          {!isRough &&
            messages.map((message) => (
              <p className="wrong" key={message}>
                {message}
              </p>
            ))}
        </div>
      </div>
      {isLive && (
        <Suspense fallback={<div className="pin-map" />}>
          <PinMap
            position={isRough ? null : position}
            onMove={isFixed ? null : move}
            locale={locale}
            label={t.form.pinMap}
            pinLabel={t.form.pin}
            placeLabel={t.form.placePin}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Where the record was known to be when the form was opened. */
function usePosition(lng: string, lat: string): Position | null {
  const [known] = useState(() => {
    const read = readPosition(lng, lat, 'wgs84')
    return 'position' in read ? read.position : null
  })
  return known
}
