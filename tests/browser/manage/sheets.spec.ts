/** A workbook with a sheet for each district, and words that no vocabulary has, goes from the file to the map. */

import writeXlsxFile from 'write-excel-file/node'
import { expect, test } from '../support'
import { createPeople, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

const stamp = Date.now().toString(36)
const sheet = (name: string, title: string, ...rows: string[][]) => ({
  sheet: name,
  data: [
    [title],
    ['序号', '项目名称', '投资方', '产业类别', '总投资（亿元）', '签约时间', '联系人', '联系电话'],
    ...rows,
  ].map((row) => row.map((value) => ({ value, type: String }))),
})

test('two sheets of one form, with unknown sectors and investors: mapped, published, on the map, undone', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const sector = `氢能${stamp}`
  const file = await writeXlsxFile([
    sheet(
      '昆山市',
      '2021年四季度签约项目',
      [
        '1',
        `连表甲${stamp}`,
        `某某（新加坡）有限公司${stamp}`,
        sector,
        '１２',
        '二〇二一年十月',
        '张三',
        '13812345678',
      ],
      ['2', `连表乙${stamp}`, '', '生物医药', '5亿元', '2021年11月18日', '李四', 'wang@example.org'],
    ),
    sheet('太仓市', '2021年四季度签约项目', ['1', `连表丙${stamp}`, '', sector, '约3', '2021-12', '王五', '']),
  ]).toBuffer()
  await signIn(page, 'admin', '/manage/import')
  await page.waitForURL('**/manage/import')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: `连表${stamp}.xlsx`, mimeType: 'application/octet-stream', buffer: file })
  await expect(page.locator('.import-columns')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '读所选的' }).click()
  await expect(page.getByText('2 张工作表已合成一张表')).toBeVisible({ timeout: 60_000 })
  await page.locator('[name="forAll.kind"]').selectOption('platform')
  await page.locator('[name="forAll.source"]').selectOption('S1')
  const word = page.locator('.import-word', { hasText: sector })
  await word.locator('select').selectOption({ label: `新建“${sector}”` })
  await word.locator('[name$=".en"]').fill(`Hydrogen ${stamp}`)
  await page.locator('.import-columns .strong').click()
  await expect(page.locator('.import-plan')).toContainText('将新建 3 个', { timeout: 60_000 })
  await page.getByLabel('立即发布').check()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 60_000 })

  const reader = await page.context().newPage()
  await reader.goto(`/?q=${encodeURIComponent(`Hydrogen ${stamp}`)}`)
  await expect(reader.locator('.cards .card')).toHaveCount(2)
  const answer = await reader.request.get(`/export/projects/zh/projects.csv?q=${encodeURIComponent(stamp)}`)
  const text = await answer.text()
  expect(text).toContain(`连表丙${stamp}`)
  // People are never published.
  expect(text).not.toMatch(/张三|13812345678|wang@example/)
  await reader.close()
  await page.getByRole('button', { name: '撤销整批导入' }).click()
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 })
})
