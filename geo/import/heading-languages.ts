/** Headings in two languages: 所在区 District, Project name（项目名称）, 总投资/Total investment. */

const HAN = /\p{Script=Han}/u
const LATIN = /\p{Script=Latin}{3}/u
/** A longer text is no heading. */
const LONGEST = 100
/** A unit behind both. */
const LAST_BRACKETS = /\s*[([【][^)\]】]*[)\]】]$/
const BRACKETED = /^([^([【]*\S)\s*[([【]([^)\]】]+)[)\]】]$/

/** What may be halves, each as it stands; none where the heading has one language only, as 3D打印 has. */
export function languagesOf(heading: string): readonly string[] {
  if (heading.length > LONGEST) return []
  const text = heading.normalize('NFKC').trim()
  return [text, text.replace(LAST_BRACKETS, '')].flatMap(halvesOf)
}

function halvesOf(text: string): readonly string[] {
  const cuts = [...text.matchAll(/\s+(?![([【])|\s*[/|]\s*/g)].map(({ index, 0: cut }) => [
    text.slice(0, index),
    text.slice(index + cut.length),
  ])
  const [, outside, inside] = BRACKETED.exec(text) ?? []
  if (outside !== undefined && inside !== undefined) cuts.push([outside, inside])
  return cuts.filter(isOfTwo).flat()
}

const BRACKETS = /[([【][^)\]】]*[)\]】]/g

const isOfTwo = (halves: readonly string[]): boolean => {
  const plain = halves.map((half) => half.replace(BRACKETS, ''))
  const chinese = plain.filter((half) => HAN.test(half) && !LATIN.test(half))
  return chinese.length === 1 && plain.some((half) => !HAN.test(half) && LATIN.test(half))
}
