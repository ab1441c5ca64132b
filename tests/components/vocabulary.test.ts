import { expect, it } from 'vitest'
import { termProblemText } from '#components/manage/vocabulary/term-form'
import { manageOf } from '#components/messages/manage'

const { vocabulary: t } = manageOf('en')

it('a problem is told with the name that it is about, whatever signs that has', () => {
  expect(termProblemText({ code: 'name-doubled', field: 'zh', about: "$& $' {n}" }, t)).toContain("$& $' {n}.")
})
