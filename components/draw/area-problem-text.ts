import type { AreaProblem } from '#geo/areas/parse-area'
import { countText, fill, formatNumber, formatPosition } from '#geo/text/format'
import { joinEntries } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { areaProblemsOf } from '../messages/area-problems'

/** What is wrong with an area, as a sentence that says where and what to do. */
export function areaProblemText(problem: AreaProblem, locale: Locale): string {
  const { problems, datums, faults } = areaProblemsOf(locale)
  const values = { ...placesIn(problem), ...sizesIn(problem, locale) }
  switch (problem.code) {
    case 'datum':
      return fill(problems.datum, { ...values, datum: datums[problem.likely] })
    case 'self-crossing':
      return fill(countText(problems['self-crossing'], problem.count, locale), values)
    case 'mended': {
      const names = joinEntries(
        problem.faults.map((fault) => faults[fault]),
        locale,
      )
      const km2 = problem.km2 === undefined ? null : formatNumber(problem.km2, locale, 1)
      return fill(problems[km2 === null ? 'mended-elsewhere' : 'mended'], { names, n: km2 ?? '' })
    }
    case 'too-long':
      return fill(problems[problem.repair ? 'too-long-repairable' : 'too-long'], values)
    case 'no-polygon':
    case 'left-out':
      return fill(problems[problem.code], { found: problem.found })
    default:
      return fill(problems[problem.code], values)
  }
}

/** Where it is: rings and corners are counted from 1. Lines, columns and codes are written without separators. */
function placesIn(problem: AreaProblem): Record<string, string | number> {
  return {
    ...('ring' in problem && { ring: problem.ring + 1 }),
    ...('vertex' in problem && { vertex: problem.vertex + 1 }),
    ...('at' in problem && { position: formatPosition(problem.at) }),
    ...('line' in problem && { line: problem.line, column: problem.column }),
    ...('srid' in problem && { srid: problem.srid }),
  }
}

/** How much it is, and how much may be. */
function sizesIn(problem: AreaProblem, locale: Locale): Record<string, string> {
  return {
    ...('length' in problem && { length: formatNumber(problem.length, locale) }),
    ...('limit' in problem && { limit: formatNumber(problem.limit, locale) }),
    ...('corners' in problem && { corners: formatNumber(problem.corners, locale) }),
  }
}
