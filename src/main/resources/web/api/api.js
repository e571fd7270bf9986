// Shows openapi.json to people.

const METHODS = ['get', 'post'];

main();

async function main() {
  const commands = document.getElementById('commands');
  const answer = await fetch('/web/api/openapi.json');
  const api = await answer.json();
  document.getElementById('about').textContent = api.info.description;
  for (const tag of api.tags) commands.append(...section(api, tag));
  commands.setAttribute('aria-busy', 'false');
}

function section(api, tag) {
  const found = Object.entries(api.paths).flatMap(([path, methods]) => METHODS
    .filter(method => methods[method]?.tags.includes(tag.name))
    .map(method => command(api, path, method, methods[method])));
  return [make('h2', tag.name), make('p', tag.description), ...found];
}

function command(api, path, method, operation) {
  const whole = make('details');
  const head = make('summary');
  head.append(make('span', method.toUpperCase(), 'method'), make('code', path), make('span', operation.summary, 'what'));
  const inside = make('div', '', 'inside');
  if (operation.description) inside.append(make('p', operation.description));
  const parameters = (operation.parameters ?? []).map(one => [one.name, `${place(one.in)}. ${one.description}`]);
  if (parameters.length) inside.append(make('h3', 'Parameters'), list(parameters));
  const body = operation.requestBody?.content['application/json'].schema;
  if (body) inside.append(make('h3', 'Body'), list(members(api, body)));
  inside.append(make('h3', 'Answers'), list(answers(api, operation.responses)));
  whole.append(head, inside);
  return whole;
}

const place = where => (where === 'path' ? 'In the path' : 'In the query');

function answers(api, responses) {
  return Object.entries(responses).flatMap(([status, given]) => {
    const response = resolved(api, given);
    const schema = response.content?.['application/json']?.schema;
    return [[status, response.description], ...(schema ? members(api, schema, '  ') : [])];
  });
}

function members(api, given, indent = '') {
  const schema = resolved(api, given);
  return Object.entries(schema.properties ?? {}).map(([name, one]) => {
    const member = resolved(api, one);
    const need = schema.required?.includes(name) ? '' : 'may be missing';
    return [indent + name, [kind(api, member), need, member.description].filter(Boolean).join('; ')];
  });
}

function kind(api, schema) {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.join(', ');
  if (schema.type === 'array') return `list of ${Object.keys(resolved(api, schema.items).properties ?? {}).join(', ') || 'values'}`;
  return [schema.type].flat().join(' or ');
}

function resolved(api, schema) {
  if (!schema.$ref) return schema;
  const target = schema.$ref.slice(2).split('/').reduce((node, step) => node[step], api);
  return { ...target, ...schema };
}

function list(rows) {
  const whole = make('dl');
  for (const [name, text] of rows) {
    const row = make('div');
    const term = make('dt');
    term.append(make('code', name.trim()));
    row.append(term, make('dd', text));
    whole.append(row);
  }
  return whole;
}

function make(name, text = '', kindOf = '') {
  const element = document.createElement(name);
  element.textContent = text;
  if (kindOf) element.className = kindOf;
  return element;
}
