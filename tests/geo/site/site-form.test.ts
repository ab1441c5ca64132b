import { expect, it } from 'vitest'
import { pathInForm, siteFromForm } from '#geo/site/site-form'

/** Preset views: an empty row, one, an empty row, another. */
function form(): FormData {
  const given = new FormData()
  for (const id of ['', 'one', ' ', 'two'])
    for (const column of ['value', 'zh', 'en', 'bbox']) given.append(`presetViews.${column}`, id)
  return given
}

it('an empty row counts for nothing', () => {
  expect((siteFromForm(form()).presetViews as { value: string }[]).map(({ value }) => value)).toEqual(['one', 'two'])
})

it.each([
  ['presetViews.0.bbox', 'presetViews.1.bbox'],
  ['presetViews.1.zh', 'presetViews.3.zh'],
  ['presetViews', 'presetViews'],
  ['name.zh', 'name.zh'],
  ['constructor.0', 'constructor.0'],
])('a problem at %s of what was sent is at %s of the form', (sent, typed) => {
  expect(pathInForm(form(), sent)).toBe(typed)
})

it.each(['-58.5,-34.7,-58.3,-34.6', '−58.5， −34.7， −58.3， −34.6', '–58.5 –34.7 –58.3 –34.6'])(
  'a box west of Greenwich and south of the equator is read from %s',
  (text) => {
    const given = form()
    given.delete('presetViews.bbox')
    for (const box of ['', text, '', text]) given.append('presetViews.bbox', box)
    expect((siteFromForm(given).presetViews as { bbox: number[] }[])[0]!.bbox).toEqual([-58.5, -34.7, -58.3, -34.6])
  },
)

it('a text of several rows is one line', () => {
  const given = form()
  given.set('description.zh', ' 第一行 \r\n 第二行\n')
  expect(siteFromForm(given).description).toMatchObject({ zh: '第一行 第二行' })
})
