import Link from 'next/link'
import { GUIDE_STEPS, type Guide, type GuideMark, type GuideStep, nextStep } from '#geo/site/guide'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import { localPath } from '../paths'

interface Props {
  readonly guide: Guide
  readonly locale: Locale
  readonly t: ManageMessages['guide']
  readonly mark: (form: FormData) => Promise<unknown>
}

/** Where each step is taken. */
const PATHS: Readonly<Record<GuideStep, string>> = {
  name: '/manage/settings',
  language: '/manage/settings#site-locale',
  borders: '/manage/boundaries',
  vocabularies: '/manage/vocabularies',
  import: '/manage/import',
}

/** The five steps, each with where it is taken and what became of it; the one to take next stands out. */
export const GuideList = ({ guide, locale, t, mark }: Props) => (
  <ol className="guide">
    {GUIDE_STEPS.map((step) => (
      <li key={step} data-mark={guide[step]} aria-current={step === nextStep(guide) ? 'step' : undefined}>
        <div>
          <h2>{t.steps[step].title}</h2>
          <p>{t.steps[step].text}</p>
          <p className="small guide-mark">{t.marks[guide[step]]}</p>
        </div>
        <form action={mark as (form: FormData) => Promise<void>} className="form-buttons">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="step" value={step} />
          <Link
            className={step === nextStep(guide) ? 'strong' : 'quiet'}
            href={localPath(locale, PATHS[step])}
            prefetch={false}
          >
            {guide[step] === 'open' ? t.go : t.again}
          </Link>
          {buttonsFor(guide[step]).map((to) => (
            <button key={to} type="submit" name="mark" value={to} className="quiet">
              {{ done: t.done, skipped: t.skip, open: t.reopen }[to]}
            </button>
          ))}
        </form>
      </li>
    ))}
  </ol>
)

const buttonsFor = (mark: GuideMark): readonly GuideMark[] =>
  mark === 'open' ? ['done', 'skipped'] : mark === 'skipped' ? ['open'] : []
