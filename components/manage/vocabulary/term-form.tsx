'use client'

import { startTransition, useActionState } from 'react'
import { type TermDifference, type TermInput, type TermProblem, termPrint } from '#geo/edit/terms'
import GLYPHS from '#geo/map/glyphs/all-glyphs'
import { MARKS } from '#geo/map/marks'
import { SWATCHES } from '#geo/map/swatches'
import type { EditedTerm, VocabularyName } from '#geo/terms'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { LookChoice } from './look-choice'
import { SectorLook, StageLook } from './term-look'

type T = ManageMessages['vocabulary']

/** What a form of a term shows after it was sent. */
export type TermAnswer =
  | { readonly outcome: 'saved' | 'undone' | 'missing' | 'used' | 'same' | 'busy' }
  | { readonly outcome: 'problems'; readonly problems: readonly TermProblem[] }
  | { readonly outcome: 'changed'; readonly by: string; readonly differences: readonly TermDifference[] }

export type TermState = TermAnswer | { readonly refused: true } | null

export type TermAction = (state: unknown, form: FormData) => Promise<NonNullable<TermState>>

interface Props {
  readonly vocabulary: VocabularyName
  /** Null: a new one. */
  readonly term: EditedTerm | null
  /** The other terms of the vocabulary. */
  readonly others: readonly EditedTerm[]
  readonly locale: Locale
  readonly t: T
  readonly save: TermAction
}

/** What a problem says, with the name that it is about. */
export const termProblemText = ({ code, about }: TermProblem, t: T): string =>
  fill(t.problems[code], { name: about, n: about })

export const differenceText = ({ field, before, after }: TermDifference, t: T): string =>
  `${t[field === 'isRetired' ? 'retired' : field]} ${before || '–'} → ${after || '–'}`

/** Everything that is said of a term. It works without scripts too. */
export function TermForm({ vocabulary, term, others, locale, t, save }: Props) {
  const [state, act, isPending] = useActionState(save as (state: TermState, form: FormData) => Promise<TermState>, null)
  const outcome = state && 'outcome' in state ? state.outcome : null
  const problems = state && 'problems' in state ? state.problems : []
  return (
    <form
      action={act}
      className="person term-form"
      aria-busy={isPending}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(() => act(form))
      }}
    >
      <input type="hidden" name="vocabulary" value={vocabulary} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="isNew" value={term ? 'no' : 'yes'} />
      <input type="hidden" name="seen" value={term ? termPrint(term) : ''} />
      <Line field="zh" label={t.zh} initial={term?.zh} problems={problems} t={t} />
      <Line field="en" label={t.en} initial={term?.en} problems={problems} t={t} />
      {term ? (
        <input type="hidden" name="value" value={term.value} />
      ) : (
        <Line field="value" label={t.value} note={t.valueNote} problems={problems} t={t} />
      )}
      <Aliases initial={term?.aliases ?? []} problems={problems} t={t} />
      {vocabulary === 'sector' && (
        <SectorFields term={term} others={others} locale={locale} problems={problems} t={t} />
      )}
      {vocabulary === 'status' && <StageFields term={term} problems={problems} t={t} />}
      <label className="check">
        <input type="checkbox" name="isRetired" defaultChecked={term?.isRetired ?? false} />
        {t.retired}
        <span className="small">{t.retiredNote}</span>
      </label>
      <Problems field="isRetired" problems={problems} t={t} />
      <button type="submit" className="strong" disabled={isPending}>
        {t.save}
      </button>
      <p role="status" className={outcome === 'saved' ? 'small' : 'wrong'}>
        {outcome === 'saved' && t.saved}
        {outcome === 'problems' && t.wrong}
        {outcome === 'missing' && t.missing}
        {outcome === 'busy' && t.busy}
        {state && 'by' in state && (state.by ? fill(t.changedMeanwhile, { name: state.by }) : t.changedUnknown)}
      </p>
      {state && 'by' in state && state.differences.length > 0 && (
        <ul className="small">
          {state.differences.map((difference) => (
            <li key={difference.field}>{differenceText(difference, t)}</li>
          ))}
        </ul>
      )}
    </form>
  )
}

interface Part {
  readonly problems: readonly TermProblem[]
  readonly t: T
}

function Problems({ field, problems, t }: Part & { readonly field: keyof TermInput }) {
  const own = problems.filter((problem) => problem.field === field)
  if (own.length === 0) return null
  return (
    <ul className="wrong" id={`term-${field}-problems`}>
      {own.map((problem) => (
        <li key={problem.code + problem.about}>{termProblemText(problem, t)}</li>
      ))}
    </ul>
  )
}

interface LineProps extends Part {
  readonly field: 'zh' | 'en' | 'value'
  readonly label: string
  readonly note?: string
  readonly initial?: string
}

function Line({ field, label, note, initial, problems, t }: LineProps) {
  const isWrong = problems.some((problem) => problem.field === field)
  return (
    <>
      <label>
        {label}
        <input
          name={field}
          defaultValue={initial}
          maxLength={60}
          autoComplete="off"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `term-${field}-problems` : note && `term-${field}-note`}
        />
      </label>
      {note && (
        <p className="small" id={`term-${field}-note`}>
          {note}
        </p>
      )}
      <Problems field={field} problems={problems} t={t} />
    </>
  )
}

function Aliases({ initial, problems, t }: Part & { readonly initial: readonly string[] }) {
  return (
    <>
      <label>
        {t.aliases}
        <textarea name="aliases" rows={5} defaultValue={initial.join('\n')} aria-describedby="term-aliases-note" />
      </label>
      <p className="small" id="term-aliases-note">
        {t.aliasesNote}
      </p>
      <Problems field="aliases" problems={problems} t={t} />
    </>
  )
}

interface SectorProps extends Part {
  readonly term: EditedTerm | null
  readonly others: readonly EditedTerm[]
  readonly locale: Locale
}

function SectorFields({ term, others, locale, problems, t }: SectorProps) {
  const used = others.filter(({ isRetired }) => !isRetired)
  const ownerOf = (key: 'colour' | 'glyph', value: number | string) =>
    used.find((other) => other[key] === value)?.[locale]
  const freeColour = SWATCHES.findIndex((_, i) => !ownerOf('colour', i))
  const freeGlyph = [...GLYPHS.keys()].find((name) => !ownerOf('glyph', name))
  return (
    <>
      <LookChoice
        name="colour"
        label={t.colour}
        note={t.colourNote}
        initial={String(term?.colour ?? freeColour)}
        taken={t.taken}
        looks={SWATCHES.map((_, i) => ({
          value: String(i),
          owner: ownerOf('colour', i),
          look: <SectorLook colour={i} glyph={null} />,
        }))}
      />
      <Problems field="colour" problems={problems} t={t} />
      <LookChoice
        name="glyph"
        label={t.glyph}
        note={t.glyphNote}
        initial={term?.glyph ?? freeGlyph ?? ''}
        taken={t.taken}
        looks={[...GLYPHS.keys()].map((name) => ({
          value: name,
          owner: ownerOf('glyph', name),
          look: <SectorLook colour={term?.colour ?? freeColour} glyph={name} />,
        }))}
      />
      <Problems field="glyph" problems={problems} t={t} />
    </>
  )
}

function StageFields({ term, problems, t }: Part & { readonly term: EditedTerm | null }) {
  return (
    <>
      <label>
        {t.rank}
        <input
          name="rank"
          type="number"
          min={0}
          max={1000}
          defaultValue={term?.rank ?? ''}
          aria-describedby="term-rank-note"
        />
      </label>
      <p className="small" id="term-rank-note">
        {t.rankNote}
      </p>
      <Problems field="rank" problems={problems} t={t} />
      <LookChoice
        name="glyph"
        label={t.mark}
        note={t.markNote}
        initial={term?.glyph ?? 'ring'}
        taken={t.taken}
        looks={[...MARKS.keys()].map((name) => ({ value: name, owner: undefined, look: <StageLook glyph={name} /> }))}
      />
      <Problems field="glyph" problems={problems} t={t} />
    </>
  )
}
