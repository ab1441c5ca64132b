import type { Metadata } from 'next'
import { BoundariesHome } from '#components/manage/boundaries/boundaries-home'
import { manageOf } from '#components/messages/manage'
import { SHAPE_KINDS } from '#geo/shapes/map-shapes'
import type { Locale } from '#geo/vocabulary'
import { activeLines, boundaryHistory } from '#prisma/boundaries/publish'
import { waitingUploads } from '#prisma/boundaries/uploads'
import { showBoundaries } from '../../../actions/boundaries'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).boundaries.title }
}

/** The shapes that the map stands on. Admins only. */
export default async function BoundariesPage({ params, searchParams }: Props) {
  const { locale } = await params
  await requireActor('admin')
  const [{ error, kind }, history, waiting] = await Promise.all([searchParams, boundaryHistory(), waitingUploads()])
  return (
    <BoundariesHome
      locale={locale}
      t={manageOf(locale).boundaries}
      error={typeof error === 'string' ? error : null}
      errorKind={SHAPE_KINDS.find((name) => name === kind) ?? null}
      active={activeLines(history)}
      history={history}
      waiting={waiting}
      show={showBoundaries}
    />
  )
}
