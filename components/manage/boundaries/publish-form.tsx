import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

interface Props {
  readonly id: string
  readonly locale: Locale
  readonly t: ManageMessages['boundaries']
  readonly isReady: boolean
  readonly publish: (form: FormData) => Promise<unknown>
  readonly forget: (form: FormData) => Promise<unknown>
}

/** What has to be said of the shapes, and the button that puts them on the map. */
export function PublishForm({ id, locale, t, isReady, publish, forget }: Props) {
  const line = (name: 'source' | 'licence' | 'approvalNumber' | 'note', most: number, isRequired = false) => (
    <label>
      {t[name]}
      <input name={name} maxLength={most} required={isRequired} autoComplete="off" />
    </label>
  )
  return (
    <form action={publish as (form: FormData) => Promise<void>} className="person publish-shapes">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      {line('source', 300, true)}
      {line('licence', 200)}
      <label>
        {t.date}
        <input type="date" name="date" />
      </label>
      {line('approvalNumber', 60)}
      <label className="check">
        <input type="checkbox" name="isSchematic" />
        {t.isSchematic}
      </label>
      {line('note', 300)}
      <p className="small">{isReady ? t.publishNote : t.cannot}</p>
      <p className="form-buttons">
        <button type="submit" className="strong" disabled={!isReady}>
          {t.publish}
        </button>
        <button type="submit" className="quiet" formNoValidate formAction={forget as (form: FormData) => Promise<void>}>
          {t.forget}
        </button>
      </p>
    </form>
  )
}
