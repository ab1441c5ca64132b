import type { groundZh } from './ground-zh'

/** What the editors' page of base maps says, in English. */
export const groundEn: typeof groundZh = {
  grounds: {
    title: 'Base maps',
    intro:
      'The built-in map is always there and needs no network. Others can be added: readers switch between them, and the built-in one comes back where another fails. Addresses are asked by readers’ browsers only, never by this server.',
    none: 'There is no other base map yet.',
    add: 'New base map',
    edit: 'Edit {name}',
    kind: 'Kind',
    kinds: { pmtiles: 'PMTiles file (Protomaps schema)', style: 'Address of a MapLibre style', tianditu: 'Tianditu' },
    id: 'Id',
    idNote: 'Lower-case letters, digits and hyphens.',
    zh: 'Chinese name',
    en: 'English name',
    url: 'Address',
    urlNotes: {
      pmtiles:
        'A file in the server’s folder of base maps: /ground/ and its name. A file elsewhere: its https address.',
      style: 'The https address of the style.',
      tianditu: 'Leave it as it is.',
    },
    files: 'Files in the folder: {name}',
    noFiles:
      'There is no .pmtiles file in the folder yet. The operator puts files into {path} on the server; they are listed here then.',
    urlDark: 'Address of a dark style (optional)',
    set: 'Tianditu layer',
    sets: { vec: 'Streets', img: 'Imagery', ter: 'Terrain' },
    key: 'Tianditu key',
    keyNote: 'A browser key: readers receive it with the page. Register this site’s address with Tianditu.',
    hosts: 'Other sites that the style asks',
    hostsNote: 'One a line, such as https://tiles.example.org. Browsers refuse to ask any other.',
    attribution: 'Attribution',
    approvalNumber: 'Approval number',
    maxZoom: 'Largest zoom',
    mayExport: 'Exported pictures and prints may carry it',
    isDefault: 'Readers who have not chosen see it first',
    save: 'Save',
    saved: 'Saved.',
    remove: 'Delete',
    removed: 'Deleted.',
    fromEnvironment: 'Set by the operator’s environment; it cannot be changed here.',
    wrong: 'Not saved: please look at what is marked.',
    problems: {
      id: 'An id has lower-case letters, digits and hyphens, and is not that of a built-in map.',
      taken: 'Another base map has this id: choose another one, or open that above to change it.',
      absent: 'The folder has no such file: put it there first, or change the name.',
      schema:
        'This file cannot be read, or holds no vector tiles in the Protomaps schema (no layer roads or earth): it has no streets to draw.',
      zh: 'It needs a Chinese name of 40 characters at most.',
      en: 'It needs an English name of 40 characters at most.',
      url: 'An address begins with https://, or is a file under /ground/. That of a PMTiles file ends in .pmtiles. It holds no user name or password.',
      urlDark: 'An address begins with https://.',
      key: 'A key has letters and digits, at least eight.',
      hosts: 'One site a line, without a path, such as https://tiles.example.org.',
      attribution: 'It needs an attribution, which stands on the map.',
      approvalNumber: 'An approval number has 60 characters at most.',
      maxZoom: 'The zoom is a whole number from 1 to 22; 18 at most for Tianditu.',
    },
  },
}
