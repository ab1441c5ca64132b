import { type ApiDocument, type ApiOperation, type ApiSchema, exampleAddress } from '#geo/api/openapi'
import { fill } from '#geo/text/format'
import { COLON, joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { apiOf } from '../messages/api/index'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly document: ApiDocument
}

/**
 * The OpenAPI document for people: each address with an example that can be opened, what it takes and what it answers.
 */
export function ApiPanel({ locale, t, document }: Props) {
  const words = apiOf(locale)
  return (
    <article className="record api">
      <BackLink locale={locale} t={t} />
      <h1>{words.title}</h1>
      <p className="summary">{document.info.description}</p>
      <p>
        <a href="/api/openapi.json">{words.document}</a>
      </p>
      {Object.entries(document.paths).map(([path, { get }]) => (
        <Operation key={path} locale={locale} path={path} operation={get} />
      ))}
      <p>
        {words.elsewhere} <a href={`${localPath(locale, '/about')}#interfaces`}>{t.about.interfaces}</a>
      </p>
    </article>
  )
}

interface OperationProps {
  readonly locale: Locale
  readonly path: string
  readonly operation: ApiOperation
}

function Operation({ locale, path, operation }: OperationProps) {
  const words = apiOf(locale)
  const address = exampleAddress(path, operation)
  const { description, content } = operation.responses['200']
  return (
    <section id={operation.operationId}>
      <h2>{operation.summary}</h2>
      <p>
        <code>{`GET ${path}`}</code>
      </p>
      <p>
        {words.tryIt}
        {COLON[locale]}
        <a href={address}>{address}</a>
      </p>
      <h3>{words.asked}</h3>
      <dl className="fields">
        {operation.parameters.map(({ name, description: text, required, schema }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {text}
              {schema.enum && ` · ${fill(words.values, { names: joinNames(schema.enum, locale) })}`}
              {required && ` · ${words.required}`}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{words.answered}</h3>
      <p>{description}</p>
      <dl className="fields">
        {fieldsOf(content['application/json'].schema).map(([name, type, text]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{[type, text].filter(Boolean).join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Each property of a schema, by its path: `rows[].slug`, its type, and what is said of it. */
function fieldsOf(schema: ApiSchema, path = ''): (readonly [path: string, type: string, text: string])[] {
  if (schema.items) return fieldsOf(schema.items, `${path}[]`)
  if (!schema.properties) return [[path, schema.type, schema.description ?? '']]
  return Object.entries(schema.properties).flatMap(([name, inner]) => fieldsOf(inner, path ? `${path}.${name}` : name))
}
