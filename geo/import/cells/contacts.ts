/**
 * Telephone numbers and e-mail addresses in texts: people are not published. What may repeat begins only where nothing
 * of its kind stands before it, so that a long cell is searched once.
 */

const MOBILE = String.raw`(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])`
const LANDLINE = String.raw`(?<!\d)(?:[(（]0\d{2,3}[)）]|0\d{2,3}[- ])\d{7,8}(?:-\d{1,5})?(?!\d)`
const MAIL = String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
const CONTACT = new RegExp(`${MOBILE}|${LANDLINE}|${MAIL}`)
const LABEL =
  /(?<!\s)\s*(?:项目)?(?:联系人|联系方式|联系电话|咨询电话|电话|手机号?码?|座机|邮箱|电子邮[箱件]|e-?mail|tel|phone|mobile|contact)/i
/** Fields whose values are no texts, or addresses of pages. */
const NO_TEXT =
  /^(amount|lng|lat|position|errorM|slug|source$|page|archive|value|projects|code|datum|precision|period|date|published|announced|signed|unveiled|founded|completed|opened|record)/
/** A name that stood before a number. */
const NAME = /^\s*[\p{Script=Han}]{2,4}[:：]?\s*$/u

/** Whether a text of that field holds how to reach somebody. */
export const hasContact = (field: string, text: string): boolean => !NO_TEXT.test(field) && CONTACT.test(text)

/** The text without it: brackets that hold it, and of other clauses what begins with its label, or with itself. */
export function withoutContacts(text: string): string {
  const unbracketed = text.replace(/[（(【[][^（()）【】[\]]*[)）】\]]/g, (whole) => (CONTACT.test(whole) ? '' : whole))
  const clauses = unbracketed.split(/(?<=[，,；;。！!、\n])/)
  const kept = clauses.map((clause) => {
    const at = clause.search(CONTACT)
    const label = clause.search(LABEL)
    if (at < 0) return label === 0 && /联系人|contact/i.test(clause) ? '' : clause
    if (label >= 0 && label < at) return clause.slice(0, label).trimEnd()
    const before = clause.slice(0, at)
    return NAME.test(before) ? '' : before.trimEnd()
  })
  return kept
    .join('')
    .replace(/(?<![，,；;、\s])[，,；;、\s]+$/u, '')
    .trim()
}
