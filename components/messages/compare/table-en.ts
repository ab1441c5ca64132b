import type { TableWords } from '#geo/compare/table/words'
import { measuresEn } from './measures-en'

export const tableEn: Omit<TableWords, 'filters'> = {
  groups: {
    land: 'Land and shape',
    projects: 'Projects',
    sector: 'By sector',
    kind: 'By kind',
    status: 'By progress',
    precision: 'By location precision',
    amounts: 'Investment',
    events: 'Totals announced at signing events',
    indicators: 'District figures',
    scatter: 'Spatial distribution',
    mix: 'Sector mix',
    between: 'Between the areas',
  },
  units: {
    km2: 'km²',
    km: 'km',
    count: 'projects',
    density: 'per 100 km²',
    cny: 'CNY',
    ratio: 'ratio',
    z: 'standard errors',
    nats: 'nats',
    kinds: 'sectors',
    bits: 'bits',
    degrees: '°',
  },
  measures: measuresEn,
  locationQuotient: {
    name: 'Location quotient, {label}',
    note: 'The sector’s share of the area’s projects over its share of all projects of the map that match the same filter (Isserman 1977). 1: as on the whole map.',
  },
  notes: {
    sector: 'Projects in the sector, and their share of the area’s projects.',
    kind: 'Projects of the kind, and their share of the area’s projects.',
    status: 'Projects at this stage, and their share of the area’s projects.',
    precision: 'Projects located to this precision, and their share of the area’s projects.',
    indicators: 'As stated by the sources, with period and source; not added up across districts.',
    events: 'Announced as a total without naming the projects; not added to the projects and amounts above.',
  },
  unknownStatus: 'Not disclosed',
  adjacency: {
    same: 'the same',
    overlapping: 'overlapping',
    beside: 'neighbours',
    touching: 'touching',
    apart: 'apart',
  },
  cells: {
    notApplicable: 'not applicable',
    undisclosed: 'not disclosed',
    noFigure: 'no sourced figure',
    tooFew: 'needs {n}',
    disclosed: '{known} disclosed, {n} not',
    noPeriod: 'period not stated',
    differentPeriods: 'Different periods: not directly comparable',
    since: '{percent} since {period}',
    series: 'Over time: {values}',
    points: '{n} points',
  },
  names: {
    drawn: 'Drawn area ({n} km²)',
    around: '{length} around {name}',
    partlyOutside: 'about {n}% of it outside the districts of this map, where projects are unknown',
    outside: 'outside the districts of this map, where projects are unknown',
  },
  summary: {
    subjects: {
      landKm2: 'land area',
      count: 'number of projects',
      per100: 'number of projects per 100 km² of land',
      sumCny: 'investment disclosed',
      meanNearestKm: 'average distance from a project to the nearest other',
    },
    alike: 'In projects, density and sectors, none of the known figures differs much between these areas.',
    none: {
      one: {
        one: 'The {label} is {amount} in {first} and zero in {second}.',
        several: 'The {label} is {amount} in {first} and zero in {second}.',
      },
      several: {
        one: 'The {label} is {amount} in each of {first} and zero in {second}.',
        several: 'The {label} is {amount} in each of {first} and zero in {second}.',
      },
    },
    times: 'The {label} is higher in {first}, at {amount}: {n} times that of {second} ({secondAmount}).',
    timesOfMany: {
      one: {
        one: 'The {label} is highest in {first}, at {amount}: {n} times that of {second} ({secondAmount}).',
        several: 'The {label} is highest in {first}, at {amount}: {n} times that of {second} ({secondAmount} each).',
      },
      several: {
        one: 'The {label} is highest in {first}, at {amount} each: {n} times that of {second} ({secondAmount}).',
        several:
          'The {label} is highest in {first}, at {amount} each: {n} times that of {second} ({secondAmount} each).',
      },
    },
    sector:
      '{label} makes up {share} ({n} of {all}) of the projects of {first} and {secondShare} ({secondN} of {secondAll}) of those of {second}.',
    stated: 'figure for “{label}”',
    announced: 'At {event}, “{label}” was announced for {first}: {amount}.',
    projects: { one: '{n} project', other: '{n} projects' },
  },
}
