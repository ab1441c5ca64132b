import { describe, expect, it } from 'vitest'
import { droppedParts } from '#geo/url/dropped-parts'

const dropped = (query: string) => droppedParts(new URLSearchParams(query)).map(({ key, text }) => `${key}=${text}`)

describe('of an address is said to be left out', () => {
  it.each<[string, string[]]>([
    // What is asked for, but wrongly.
    ['since=2021-13-45', ['since=2021-13-45']],
    ['bbox=1,2,3', ['bbox=1,2,3']],
    ['as-of=yesterday', ['as-of=yesterday']],
    ['area=c:200,0,1', ['area=c:200,0,1']],
    ['at=here', ['at=here']],
    ['sort=size', ['sort=size']],
    ['table=size', ['table=size']],
    // Each of several values for itself, and each once.
    ['precision=site,nowhere,%20,', ['precision=nowhere']],
    ['precision=nowhere&precision=nowhere', ['precision=nowhere']],
    ['precision=nowhere&sort=nowhere', ['precision=nowhere', 'sort=nowhere']],
    ['sort=date&sort=size&sort=%20date', ['sort=size']],
    ['sort=size&sort=date', ['sort=size', 'sort=date']],
    ['table=kind,size', []],
    // Keys that can only be meant as conditions.
    ['Sector=biomed&kind%5B%5D=base', ['Sector=biomed', 'kind[]=base']],
    ['districts=snd&SINCE=2021', ['districts=snd', 'SINCE=2021']],
    ['event_id=E1&eventId=E2&event-ids=E3', ['event_id=E1', 'eventId=E2']],
    ['Q=x&BBox=1&As-Of=2&Area=c', ['Q=x', 'BBox=1', 'As-Of=2', 'Area=c']],
    ['sector2=biomed', ['sector2=biomed']],
    ['idea=1&kind-ideal=2&id_kind=3', []],
    ['sort=date&sort=date%20', []],
  ])('%s: %j', (query, parts) => expect(dropped(query)).toEqual(parts))

  it.each([
    '',
    'sector=biomed,research&since=2021-01-01&min=1&q=x&bbox=120,31,121,32&as-of=7&area=c:120,31,1',
    'sort=date&table=kind&at=120.7,31.3,11&scene=sip&limit=7',
    'since=&q=%20&sort=&sector=,&at=%20&area=',
    'utm_source=a&areas=d:320505&from=timeline&sectorial=1&xkind=2&kinds_of=3&s=1&id=2',
  ])('%s: nothing', (query) => expect(dropped(query)).toEqual([]))

  it('as much of a long text as can be read', () => {
    expect(dropped(`sort=${'x'.repeat(40)}`)).toEqual([`sort=${'x'.repeat(40)}`])
    expect(dropped(`sort=${'x'.repeat(41)}`)).toEqual([`sort=${'x'.repeat(40)}…`])
  })

  it('the same where a page is handed the query as an object', () => {
    const query = { sort: ['size', 'date'], Kind: 'base', Sector: ['a', 'b'], event: undefined, Event: undefined }
    expect(droppedParts(query)).toEqual([
      { key: 'sort', text: 'size' },
      { key: 'sort', text: 'date' },
      { key: 'Kind', text: 'base' },
      { key: 'Sector', text: 'a' },
      { key: 'Sector', text: 'b' },
    ])
  })
})
