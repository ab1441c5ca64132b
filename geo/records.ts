/** The records as pages read them: plain JSON, both languages, every value with the citations that back it. */

import type { UserRole } from './edit/roles'
import type { AmountKind, DatePrecision, DistrictKind, FigureComparison, Precision } from './vocabulary'

/** [longitude, latitude], degrees WGS-84. */
export type Position = readonly [number, number]

/** One text in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** A source that backs a value, and where in it. */
export interface Cite {
  readonly sourceId: string
  /** Whether the source can be looked at; absent: it can. */
  readonly reach?: SourceReach
  readonly locator: Text | null
}

/**
 * What a reader finds behind a source: `page` a page or document of its own, `archive` only the copy that was kept,
 * `home` no more than the front page of a site, `nothing` no address.
 */
export type SourceReach = 'page' | 'archive' | 'home' | 'nothing'

/** When somebody last compared a record with its sources, and as what; `role` is null where that is not known. */
export interface Check {
  readonly date: string
  readonly role: UserRole | null
}

export interface SourceRecord {
  readonly id: string
  readonly title: Text
  readonly publisher: Text | null
  readonly url: string | null
  /** Of a copy that is kept elsewhere. */
  readonly archiveUrl: string | null
  /** ISO date of the first day of the period that `precision` names. */
  readonly published: { readonly date: string; readonly precision: DatePrecision } | null
  readonly note: Text | null
}

/** What a link to a record needs. */
export interface Ref {
  readonly id: string
  readonly slug: string
  readonly name: Text
}

export interface DistrictRef extends Ref {
  readonly short: Text
}

/** A position with how exactly it is known. `position` is null exactly for the precisions `district` and `city`. */
export interface Location {
  readonly position: Position | null
  readonly precision: Precision
  /** Estimated error in metres; null: not estimated. */
  readonly errorM: number | null
}

export interface PlaceRecord extends Ref {
  readonly kind: string
  readonly address: Text | null
  readonly operator: Text | null
  readonly cityId: string
  readonly location: Location
  readonly cites: Cites
}

/** Citations by field name. A field without an entry has no source. */
export type Cites = Readonly<Record<string, readonly Cite[]>>

export interface ProjectRecord extends Ref {
  /** Feature id in the vector tiles. */
  readonly no: number
  /** False: the English name is this map's own translation. */
  readonly nameEnOfficial: boolean
  readonly aliases: readonly string[]
  readonly kind: string
  readonly sector: string
  /** By column, those of geo/edit/project-facts.ts. */
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly status: string | null
  readonly district: DistrictRef
  readonly place: PlaceRecord | null
  readonly location: Location
  /** Whole yuan; null: not disclosed. */
  readonly amountCny: number | null
  readonly amountKind: AmountKind | null
  /** An amount that is not in yuan, in whole units of its currency (ISO 4217). */
  readonly amountForeign: { readonly amount: number; readonly currency: string } | null
  /** What its source says of the amount. */
  readonly amountComparison: FigureComparison
  readonly summary: Text
  readonly organisations: readonly { readonly name: Text; readonly role: string; readonly cites: readonly Cite[] }[]
  readonly milestones: readonly MilestoneRecord[]
  readonly details: readonly DetailRecord[]
  readonly cites: Cites
  /** All sources that the record cites, in order of id. */
  readonly sources: readonly SourceRecord[]
  /** Null: not checked since it was published. */
  readonly check: Check | null
}

interface MilestoneRecord {
  readonly kind: string
  readonly date: string
  readonly precision: DatePrecision
  readonly event: Ref | null
  readonly cites: readonly Cite[]
}

interface DetailRecord {
  readonly topic: string
  readonly text: Text
  readonly cites: readonly Cite[]
}

/** A figure of a district or an event; `value` is null for a statement in words (`unit` is then `text`). */
export interface IndicatorRecord {
  readonly id: string
  readonly topic: string
  readonly label: Text
  readonly value: number | null
  readonly unit: string
  /** What the vocabulary calls it; '' in both languages for a statement in words. */
  readonly unitName: Text
  readonly comparison: FigureComparison
  readonly text: Text | null
  /** ISO dates, both inclusive; null: the source names no period. */
  readonly period: { readonly start: string; readonly end: string; readonly precision: DatePrecision } | null
  readonly cites: readonly Cite[]
  readonly check: Check | null
}

export interface EventRecord extends Ref {
  readonly slogan: Text | null
  readonly date: string
  readonly datePrecision: DatePrecision
  /** Null: its sources do not say where. */
  readonly place: PlaceRecord | null
  /** Null: for the whole city. */
  readonly district: DistrictRef | null
  readonly categories: readonly Text[]
  readonly summary: Text
  readonly indicators: readonly IndicatorRecord[]
  readonly details: readonly DetailRecord[]
  /** The projects with a milestone at the event, by kind of milestone. */
  readonly projects: readonly (Ref & {
    readonly no: number
    readonly sector: string
    readonly milestone: string
  })[]
  readonly cites: Cites
  readonly sources: readonly SourceRecord[]
  readonly check: Check | null
}

export interface DistrictRecord extends DistrictRef {
  readonly kind: DistrictKind
  readonly cityId: string
  readonly aliases: readonly string[]
  readonly summary: Text | null
  readonly indicators: readonly IndicatorRecord[]
  readonly events: readonly Ref[]
  readonly cites: Cites
  readonly sources: readonly SourceRecord[]
}

/** What organisations and towns are told by in suggestions: they have neither a district nor a date. */
export interface KindNames {
  readonly organisation: Text
  readonly town: Text
}

/** One answer to a half-typed search. */
export interface Suggestion {
  readonly type: 'project' | 'district' | 'event' | 'place' | 'organisation'
  readonly slug: string
  readonly name: Text
  /** What tells it from its namesakes: a project's district, an event's date … */
  readonly hint: Text
  /** Where the map should look for it: of places with a position, and of towns, which have no page. */
  readonly at?: Position
}
