'use client'

import { startTransition, useActionState, useEffect, useState } from 'react'
import {
  GROUND_KINDS,
  type Ground,
  type GroundKind,
  TIANDITU_SETS,
  TIANDITU_URL,
  TIANDITU_ZOOMS,
} from '#geo/ground/ground'
import { lookUp } from '#geo/look-up'
import { fill } from '#geo/text/format'
import type { ManageMessages } from '../messages/manage'

type T = ManageMessages['grounds']
type State =
  | { readonly outcome: 'saved' | 'removed' }
  | { readonly outcome: 'wrong'; readonly fields: readonly string[] }
  | { readonly refused: true }
  | null
type GroundAction = (state: unknown, form: FormData) => Promise<NonNullable<State>>

interface Props {
  /** Null: a new one. */
  readonly ground: Ground | null
  /** Names of the PMTiles files on the server, and the folder that holds them. */
  readonly files: readonly string[]
  readonly folder: string
  readonly t: T
  readonly save: GroundAction
  readonly remove: GroundAction
}

/** The form of a ground, with the fields of its kind only. */
export function GroundForm({ ground, files, folder, t, save, remove }: Props) {
  const [state, act, isPending] = useActionState(save as (state: State, form: FormData) => Promise<State>, null)
  const [, doRemove, isRemoving] = useActionState(remove as (state: State, form: FormData) => Promise<State>, null)
  const [kind, setKind] = useState<GroundKind>(ground?.kind ?? 'pmtiles')
  const fields = state && 'fields' in state ? state.fields : []
  const outcome = state && 'outcome' in state ? state.outcome : null
  // The form of a new one is empty again once that is saved: it stands above now.
  const [saved, setSaved] = useState(0)
  const isSaved = !ground && outcome === 'saved' && state
  useEffect(() => {
    if (isSaved) setSaved((n) => n + 1)
  }, [isSaved])
  return (
    <form
      action={act}
      className="person ground-form"
      aria-busy={isPending}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        if ((event.nativeEvent as SubmitEvent).submitter?.dataset.remove) return
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(() => act(form))
      }}
    >
      <label>
        {t.kind}
        <select name="kind" value={kind} onChange={(event) => setKind(event.target.value as GroundKind)}>
          {GROUND_KINDS.map((name) => (
            <option key={name} value={name}>
              {t.kinds[name]}
            </option>
          ))}
        </select>
      </label>
      <GroundFields key={saved} {...{ ground, kind, files, folder, fields, t }} />
      <p className="form-buttons">
        <button type="submit" className="strong" disabled={isPending}>
          {t.save}
        </button>
        {ground && (
          <button
            type="submit"
            className="quiet"
            data-remove="yes"
            formAction={doRemove}
            formNoValidate
            disabled={isRemoving}
          >
            {t.remove}
          </button>
        )}
      </p>
      <p role="status" className={outcome === 'wrong' ? 'wrong' : 'small'}>
        {outcome === 'wrong' ? t.wrong : outcome === 'saved' ? t.saved : null}
      </p>
    </form>
  )
}

interface FieldsProps extends Pick<Props, 'ground' | 'files' | 'folder' | 't'> {
  readonly kind: GroundKind
  /** Names of what is wrong. */
  readonly fields: readonly string[]
}

function GroundFields({ ground, kind, files, folder, fields, t }: FieldsProps) {
  const line = (name: keyof T['problems'], label: string, initial: string | number | undefined, note?: string) => (
    <Line {...{ name, label, note }} initial={initial} problem={problemOf(name, fields, t)} />
  )
  return (
    <>
      {line('zh', t.zh, ground?.zh)}
      {line('en', t.en, ground?.en)}
      {ground ? <input type="hidden" name="id" value={ground.id} /> : line('id', t.id, undefined, t.idNote)}
      {!ground && <input type="hidden" name="isNew" value="yes" />}

      {/* The key resets the fields with each kind, since their defaults belong to the kind. */}
      <div key={kind} className="ground-own">
        {line('url', t.url, urlFor(kind, ground, files), `${t.urlNotes[kind]} ${filesText(kind, files, folder, t)}`)}
        {kind === 'style' && line('urlDark', t.urlDark, ground?.urlDark)}
        {kind === 'style' && <Hosts initial={ground?.hosts ?? []} isWrong={fields.includes('hosts')} t={t} />}
        {kind === 'tianditu' && <TiandituSet initial={ground?.set ?? 'vec'} t={t} />}
        {kind === 'tianditu' && line('key', t.key, ground?.key, t.keyNote)}
        {line('maxZoom', t.maxZoom, ground?.maxZoom ?? { pmtiles: 15, style: 22, tianditu: TIANDITU_ZOOMS.max }[kind])}
      </div>

      {line('attribution', t.attribution, ground?.attribution)}
      {line('approvalNumber', t.approvalNumber, ground?.approvalNumber)}
      <Check name="mayExport" label={t.mayExport} initial={ground?.mayExport} />
      <Check name="isDefault" label={t.isDefault} initial={ground?.isDefault} />
    </>
  )
}

/** What else may be amiss with a field than how it is written. */
const OF_FIELD: Readonly<Record<string, readonly (keyof T['problems'])[]>> = {
  id: ['taken'],
  url: ['absent', 'schema'],
}

function problemOf(name: keyof T['problems'], fields: readonly string[], t: T): string | null {
  const found = [name, ...(lookUp(OF_FIELD, name) ?? [])].find((one) => fields.includes(one))
  return found ? t.problems[found] : null
}

function urlFor(kind: GroundKind, ground: Ground | null, files: readonly string[]): string {
  if (ground?.kind === kind) return ground.url
  if (kind === 'tianditu') return TIANDITU_URL
  return kind === 'pmtiles' && files[0] ? `/ground/${files[0]}` : ''
}

const filesText = (kind: GroundKind, files: readonly string[], folder: string, t: T): string => {
  if (kind !== 'pmtiles') return ''
  return files.length > 0 ? fill(t.files, { name: files.join(', ') }) : fill(t.noFiles, { path: folder })
}

interface LineProps {
  readonly name: string
  readonly label: string
  readonly note?: string | undefined
  readonly initial: string | number | undefined
  readonly problem: string | null
}

function Line({ name, label, note, initial, problem }: LineProps) {
  return (
    <>
      <label>
        {label}
        <input
          name={name}
          defaultValue={initial}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
        />
      </label>
      {problem && <p className="wrong">{problem}</p>}
      {note && <p className="small">{note}</p>}
    </>
  )
}

const Check = ({ name, label, initial }: Pick<LineProps, 'name' | 'label'> & { readonly initial?: boolean }) => (
  <label className="check">
    <input type="checkbox" name={name} defaultChecked={initial} />
    {label}
  </label>
)

function TiandituSet({ initial, t }: { readonly initial: string; readonly t: T }) {
  return (
    <label>
      {t.set}
      <select name="set" defaultValue={initial}>
        {TIANDITU_SETS.map((set) => (
          <option key={set} value={set}>
            {t.sets[set]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Hosts({
  initial,
  isWrong,
  t,
}: {
  readonly initial: readonly string[]
  readonly isWrong: boolean
  readonly t: T
}) {
  return (
    <>
      <label>
        {t.hosts}
        <textarea
          name="hosts"
          rows={3}
          defaultValue={initial.join('\n')}
          spellCheck={false}
          aria-invalid={isWrong || undefined}
        />
      </label>
      {isWrong && <p className="wrong">{t.problems.hosts}</p>}
      <p className="small">{t.hostsNote}</p>
    </>
  )
}
