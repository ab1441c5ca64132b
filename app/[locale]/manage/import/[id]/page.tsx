import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Busy } from '#components/import/busy'
import { ColumnsForm } from '#components/import/columns-form'
import { EncodingChoice } from '#components/import/encoding-choice'
import { Receipt } from '#components/import/receipt'
import { HoldsChoice } from '#components/import/sheet/holds-choice'
import { SheetForm } from '#components/import/sheet/sheet-form'
import { StepList } from '#components/import/step-list'
import { TableChoice } from '#components/import/table-choice'
import { batchProblem } from '#components/import/texts'
import { type ImportMessages, importOf } from '#components/messages/import'
import { localPath } from '#components/paths'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import { DATUMS, datumsWithin } from '#geo/geometry/datum'
import { type Batch, stepTotal } from '#geo/import/batch'
import type { Locale } from '#geo/vocabulary'
import { getBatch, getQueue, getSamples, getTouched } from '#prisma/import/read'
import { homeCities } from '#prisma/manage/home-cities'
import { getOptions } from '#prisma/manage/options'
import { readSite, readSiteViews } from '#prisma/site/site'
import * as actions from '../../../../actions/import'
import { requireActor } from '../../../../guard'
import { Preview } from './preview'
import '../../../../styles/import/index.css'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: importOf((await params).locale).title }
}

/** One file on its way, at the step where it stands. */
export default async function BatchPage({ params, searchParams }: Props) {
  const [{ locale, id }, asked] = await Promise.all([params, searchParams])
  const actor = await requireActor('editor')
  const batch = await getBatch(actor, id)
  if (!batch) redirect(localPath(locale, '/manage/import?error=gone'))
  const t = importOf(locale)
  const error = typeof asked.error === 'string' ? asked.error : batch.problem
  return (
    <div className="import">
      <header className="import-head">
        <p className="small">
          <a href={localPath(locale, '/manage/import')}>{t.title}</a>
        </p>
        <h1>{batch.fileName}</h1>
        <StepList state={batch.state} t={t} />
      </header>
      {error && (
        <p className="import-alert" role="alert">
          {batchProblem(error, t, batch.state === 'done')}
        </p>
      )}
      <Step batch={batch} actor={actor} locale={locale} t={t} asked={asked} />
    </div>
  )
}

interface StepProps {
  readonly batch: Batch
  readonly actor: Actor
  readonly locale: Locale
  readonly t: ImportMessages
  readonly asked: Awaited<Props['searchParams']>
}

type Act = (form: FormData) => Promise<void>

async function Step({ batch, actor, locale, t, asked }: StepProps) {
  const { state } = batch
  if (state === 'reading' || state === 'checking' || state === 'running' || state === 'undoing')
    return (
      <Busy
        {...{ ...batch, state, locale }}
        t={t.busy}
        total={stepTotal(batch)}
        ahead={(await getQueue(actor)).find((one) => one.id === batch.id && one.isWaiting)?.ahead ?? null}
        cancel={actions.cancel as Act}
        key={state}
      />
    )
  if (state === 'mapping') {
    const [samples, { district, place, organisation, event, source, terms }, { bounds }] = await Promise.all([
      getSamples(batch.id),
      getOptions(),
      readSiteViews(),
    ])
    const { sheet } = batch.settings
    const cities = sheet ? await homeCities(await readSite()) : []
    const datums = DATUMS.filter((datum) => datum === batch.settings.datum || datumsWithin(bounds).includes(datum))
    const choices = (list: typeof district) => list.map((one) => ({ value: one.id, label: one[locale] }))
    return (
      <>
        <EncodingChoice {...{ locale, t, batch, samples }} readIn={actions.readIn as Act} />
        <TableChoice {...{ locale, t, batch }} chooseTable={actions.chooseTable as Act} />
        <HoldsChoice {...{ locale, t, batch }} chooseKind={actions.readAsKind as Act} />
        {sheet ? (
          <SheetForm
            {...{ locale, t, batch, sheet, samples, terms, datums }}
            key={sheet.kind}
            districts={[...choices(district), ...cities.map(({ id, name }) => ({ value: id, label: name[locale] }))]}
            places={choices(place)}
            organisations={choices(organisation)}
            events={choices(event)}
            mayMakeTerms={isAtLeast(actor.role, 'admin')}
            sources={choices(source)}
            check={actions.checkColumns as Act}
            drop={actions.dropFile as Act}
          />
        ) : (
          <ColumnsForm
            {...{ locale, t, batch, samples, terms, datums }}
            districts={choices(district)}
            places={choices(place)}
            organisations={choices(organisation)}
            events={choices(event)}
            mayMakeTerms={isAtLeast(actor.role, 'admin')}
            sources={choices(source)}
            check={actions.checkColumns as Act}
            drop={actions.dropFile as Act}
          />
        )}
      </>
    )
  }
  if (state === 'preview') return <Preview {...{ batch, actor, locale, t, asked }} />
  if (state === 'done' || state === 'undone')
    return <Receipt {...{ locale, t, batch }} touched={await getTouched(batch.id)} undo={actions.undo as Act} />
  return (
    <p>
      {t.states[state]} · <a href={localPath(locale, '/manage/import')}>{t.receipt.again}</a>
    </p>
  )
}
