/** What the list beside the map says of a project: district, kind, stage, and what the list is sorted by. */

/** Null where its row is not in the page. */
export function rowFacts(no: number): string | null {
  const row = document.querySelector(`.card[data-no="${no}"]`)
  const texts = ['.card-facts', '.card-date', '.card-amount'].map((part) => row?.querySelector(part)?.textContent)
  return texts.filter(Boolean).join(' · ') || null
}
