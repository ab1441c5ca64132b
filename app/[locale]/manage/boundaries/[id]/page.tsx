import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { errorOf } from '#components/manage/boundaries/error-of'
import { ShapeFindings } from '#components/manage/boundaries/findings'
import { BoundaryPreview } from '#components/manage/boundaries/preview-map'
import { PublishFields, WhileIdle } from '#components/manage/boundaries/publish-form'
import { UPLOAD_FORM, UploadForm, UploadSettingsFields } from '#components/manage/boundaries/upload-settings'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { datumsWithin } from '#geo/geometry/datum'
import { bboxOf, type Ring } from '#geo/geometry/polygons'
import { mayPublish, SHAPE_DATUMS } from '#geo/shapes/reading'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { activeLines, boundaryHistory } from '#prisma/boundaries/publish'
import { getUpload } from '#prisma/boundaries/uploads'
import { getDistricts } from '#prisma/read/districts'
import { checkShapesAgain, forgetBoundaries, publishBoundaries } from '../../../../actions/boundaries'
import { requireActor } from '../../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).boundaries.title }
}

/** An uploaded file: how it is read, what was found, and the way to the map. Admins only. */
export default async function UploadPage({ params, searchParams }: Props) {
  const { locale, id } = await params
  await requireActor('admin')
  const [{ error }, upload, districts] = await Promise.all([searchParams, getUpload(id), getDistricts()])
  if (!upload) redirect(localPath(locale, '/manage/boundaries?error=gone'))
  const t = manageOf(locale).boundaries
  // Fields begin anew with each reading: selects would else go back to what they were when the page came.
  const read = JSON.stringify(upload.settings)
  const { kind, fileName, settings, reading } = upload
  const last = activeLines(await boundaryHistory())[kind]
  const told = typeof error === 'string' ? errorOf(t, locale, error, last) : null
  const rings = reading.shapes.shapes.flatMap((shape) => shape.rings)
  const box = rings.length > 0 ? bboxOf(rings.map((ring) => [ring as Ring])) : null
  const isShifted = datumsWithin(box).length > 1
  const names = districts.map((district) => ({ id: district.id, name: district.name[locale] }))
  return (
    <div className="boundaries">
      <Link href={localPath(locale, '/manage/boundaries')} prefetch={false}>
        {t.back}
      </Link>
      <h1>
        {t.kinds[kind]} · {fileName}
      </h1>
      {(told || reading.refusal) && (
        <p className="wrong" role="alert">
          {told ?? fill(t.refused, { label: t.refusals[reading.refusal!] })}
        </p>
      )}
      {reading.refusal === null && (
        <>
          <h2>{t.checks}</h2>
          <ShapeFindings key={read} findings={reading.findings} locale={locale} t={t} form={UPLOAD_FORM} />
          {box && (
            <>
              <h2>{t.preview}</h2>
              <p className="small">{t.previewNote}</p>
              <BoundaryPreview {...{ id, locale }} label={t.preview} bbox={box} findings={reading.findings} />
            </>
          )}
        </>
      )}
      <UploadForm {...{ id, locale }} check={checkShapesAgain}>
        <WhileIdle>
          <h2>{t.settings}</h2>
          <UploadSettingsFields
            key={read}
            {...{ locale, t, settings, reading }}
            districts={names}
            datums={SHAPE_DATUMS.filter((datum) => isShifted || datum === 'wgs84' || datum === settings.datum)}
            isOfDistricts={kind === 'districts'}
          />
          <h2>{t.publish}</h2>
          <PublishFields
            t={t}
            isReady={mayPublish(reading)}
            facts={settings.facts}
            seen={last?.id ?? 0}
            form={UPLOAD_FORM}
            publish={publishBoundaries}
            forget={forgetBoundaries}
          />
        </WhileIdle>
      </UploadForm>
    </div>
  )
}
