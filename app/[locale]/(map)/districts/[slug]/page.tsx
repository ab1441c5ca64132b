import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { DistrictPanel } from '#components/records/district-panel'
import { JsonLd } from '#components/ui/json-ld'
import { page } from '#geo/query/list-rows'
import { PAGE_SIZE, parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { getDistrict, getDistricts } from '#prisma/read/districts'
import { selected } from '#prisma/read/selected-projects'
import { datedRows } from '#prisma/read/source-dates'
import { readSiteWords } from '#prisma/site/site'
import { districtFocus } from '../../../../focus'
import { MapCondition } from '../../../../map-condition'
import { alternates, pictureOf, pictureSearch } from '../../../../metadata'
import { districtJsonLd } from '../../../../structured-data'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly slug: string }>
  readonly searchParams: Promise<QueryValues>
}

const read = cache(getDistrict)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const t = messagesOf(locale)
  const district = await read(slug)
  if (!district) return { title: t.errors.notFoundTitle }
  const path = `/districts/${slug}`
  const view = parseView(await searchParams)
  const text = district.summary?.[locale] ?? (await readSiteWords(locale)).description
  return {
    title: district.name[locale],
    ...alternates(locale, path, view),
    ...(await pictureOf(locale, path, district.name[locale], text, pictureSearch(view))),
  }
}

export default async function DistrictPage({ params, searchParams }: Props) {
  const { locale, slug } = await params
  const [district, districts, list] = await Promise.all([read(slug), getDistricts(), headers()])
  if (!district) notFound()
  const { snapshot, selection } = await selected({ district: [district.id] })
  const { rows, total } = page(snapshot, selection, { sort: 'name', limit: PAGE_SIZE, locale })
  return (
    <>
      <MapSync revision={snapshot.revision} {...districtFocus(snapshot.shapes, district.id)} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <JsonLd data={districtJsonLd(district, locale)} nonce={list.get('x-nonce')} />
      <DistrictPanel
        locale={locale}
        t={messagesOf(locale)}
        district={district}
        projects={(await datedRows(snapshot, rows)).rows}
        total={total}
        terms={snapshot.vocabularies}
        others={districts.filter(({ id }) => id !== district.id)}
      />
    </>
  )
}
