import { keyOfFinding, type ShapeFinding } from '#geo/shapes/reading'
import { fill, formatNumber, LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

interface Props {
  readonly findings: readonly ShapeFinding[]
  readonly locale: Locale
  readonly t: ManageMessages['boundaries']
  /** The id of the form that the choice of fixes belongs to. */
  readonly form: string
}

/** What is amiss with the shapes, in words. */
export function ShapeFindings({ findings, locale, t, form }: Props) {
  if (findings.length === 0) return <p>{t.sound}</p>
  return (
    <>
      {findings.some(({ canMend }) => canMend) && <p className="small">{t.fixNote}</p>}
      <ul className="shape-findings">
        {linesOf(findings).map(({ finding, number }) => (
          <li key={number} data-state={finding.isMended ? 'mended' : finding.isBlocking ? 'blocking' : 'told'}>
            {finding.at && <span className="finding-number">{number}</span>}
            {findingText(finding, locale, t)}
            {finding.canMend && (
              <label className="check">
                <input
                  type="checkbox"
                  name="fix"
                  value={keyOfFinding(finding)}
                  defaultChecked={finding.isMended}
                  form={form}
                />
                {t.fix}
              </label>
            )}
            {finding.isMended && <span className="small"> · {t.mended}</span>}
            {finding.isBlocking && <strong> · {t.blocking}</strong>}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Line {
  readonly finding: ShapeFinding
  /** As it is numbered on the map, where it has a place. */
  readonly number: number
}

/** What is said of several shapes alike, without a place or figure of its own, is one line that names them all. */
function linesOf(findings: readonly ShapeFinding[]): Line[] {
  const lines = new Map<string, Line>()
  for (const [i, finding] of findings.entries()) {
    const { code, names, at, amount, canMend, isMended } = finding
    const isAlone = at !== null || amount !== null || canMend || names.length !== 1
    const key = isAlone ? String(i) : `${code} ${isMended}`
    const first = lines.get(key)
    if (!first) lines.set(key, { finding, number: i + 1 })
    else lines.set(key, { ...first, finding: { ...first.finding, names: [...first.finding.names, ...names] } })
  }
  return [...lines.values()]
}

const findingText = ({ code, names, amount }: ShapeFinding, locale: Locale, t: Props['t']): string =>
  fill(t.findings[code], {
    label: new Intl.ListFormat(LANG[locale]).format(names) || '–',
    n:
      amount === null ? '?' : formatNumber(amount < 10 ? Math.round(amount * 1000) / 1000 : Math.round(amount), locale),
  })
