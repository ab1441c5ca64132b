'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { Field } from '#geo/edit/fields'
import { readPosition } from '#geo/edit/position'
import { DATUMS, type Datum, datumsWithin } from '#geo/geometry/datum'
import type { Position } from '#geo/records'
import { fill, formatPosition } from '#geo/text/format'
import { PRECISIONS } from '#geo/vocabulary'
import { useSiteViews } from '../site/site-context'
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
  const { bounds } = useSiteViews()
  const positionBefore = useFirstPosition(entry('lng'), entry('lat'))
  const reading = lng || lat ? readPosition(lng, lat, datum, positionBefore, bounds) : null
  const position = reading && 'position' in reading ? reading.position : null
  const isRough = precision === 'district' || precision === 'city'
  const move = ([x, y]: Position) => {
    setDatum('wgs84')
    setLng(x.toFixed(6))
    setLat(y.toFixed(6))
    if (isRough || precision === '') setPrecision('site')
  }
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
              {DATUMS.filter((name) => name === datum || datumsWithin(bounds).includes(name)).map((name) => (
                <option key={name} value={name}>
                  {t.form.datums[name]}
                </option>
              ))}
            </select>
          </label>
          <DecimalInput name={`${at}.lng`} label={t.form.lng} value={lng} onChange={setLng} />
          <DecimalInput name={`${at}.lat`} label={t.form.lat} value={lat} onChange={setLat} />
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
          {!isRough && reading && <PositionNotes reading={reading} t={t} />}
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

interface DecimalInputProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const DecimalInput = ({ name, label, value, onChange }: DecimalInputProps) => (
  <label>
    {label}
    <input name={name} value={value} inputMode="decimal" onChange={(event) => onChange(event.target.value)} />
  </label>
)

interface NotesProps extends Pick<FieldProps, 't'> {
  readonly reading: ReturnType<typeof readPosition>
}

/** What is wrong with typed coordinates, or odd about them. */
function PositionNotes({ reading, t }: NotesProps) {
  const notes =
    'problem' in reading
      ? [t.form.positionProblems[reading.problem]]
      : reading.warnings.map((warning) => t.form.warnings[warning])
  return notes.map((note) => (
    <p className="wrong" key={note}>
      {note}
    </p>
  ))
}

/** The position of the record when the form was opened. */
function useFirstPosition(lng: string, lat: string): Position | null {
  const [position] = useState(() => {
    const reading = readPosition(lng, lat, 'wgs84')
    return 'position' in reading ? reading.position : null
  })
  return position
}
