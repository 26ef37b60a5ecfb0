// Opens the explorer in a browser and uses it as a reader would.
//
//   node test/browser.mjs <base URL> [screenshot path]
//
// The browser is the one named by CHROMIUM, or /usr/bin/chromium. The last line
// says how many checks passed and failed; any failure ends with 1.

import { chromium } from 'playwright-core';

const [base, screenshot] = process.argv.slice(2);
if (!base) {
  console.error('usage: node test/browser.mjs <base URL> [screenshot path]');
  process.exit(2);
}

const ORIGIN = new URL(base).origin;
const EXAMPLE = '01-province-at-a-glance';
const OPERATION = 'ProvinceAtAGlance';
const HEADER = 'x-explorer-test';
const SECRET = 'not-to-be-kept';
const PATIENCE = 15_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

let passed = 0;
let failed = 0;

try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const seen = watch(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);

  const opened = await check('the page opens at /', async () => {
    const answer = await page.goto(`${ORIGIN}/`);
    expect(answer.status() === 200, `status ${answer.status()}`);
    await page.locator('.graphiql-query-editor .view-lines').first().waitFor();
    expect(/Entente/.test(await page.title()), `title "${await page.title()}"`);
  });
  if (opened) await use(page, seen);
} finally {
  await browser.close();
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** The page is open: all the rest of what a reader does. */
async function use(page, seen) {
  await check('the schema can be fetched by its link', async () => {
    const href = await page.locator('header a', { hasText: 'Schema' }).getAttribute('href');
    const answer = await page.request.get(new URL(href, ORIGIN).href);
    expect(answer.ok(), `${href} answers ${answer.status()}`);
    expect(/type Query/.test(await answer.text()), `${href} holds no "type Query"`);
  });

  await check('the documentation panel shows the schema', async () => {
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByText('Query', { exact: true }).click();
    await docs.getByText('cooperations', { exact: true }).first().waitFor();
  });

  await check('all examples are listed', async () => {
    await page.getByRole('button', { name: /Show Examples/ }).click();
    await page.locator(`[data-example="${EXAMPLE}"]`).waitFor();
    const listed = await page.locator('[data-example]').count();
    expect(listed >= 10, `only ${listed} examples`);
  });

  await check('an example opens in a new tab', async () => {
    const tabs = page.locator('.graphiql-tab');
    const before = await tabs.count();
    await page.locator(`[data-example="${EXAMPLE}"]`).click();
    await page.locator('.graphiql-tab-active', { hasText: OPERATION }).waitFor();
    expect((await tabs.count()) === before + 1, `${await tabs.count()} tabs, before ${before}`);
  });

  await check('headers can be given', async () => {
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool .monaco-editor:visible').first().click();
    await page.keyboard.type(`{"${HEADER}": "${SECRET}"`);
  });

  await check('the example is answered with data and without errors', async () => {
    const asked = page.waitForResponse(
      (response) =>
        new URL(response.url()).pathname === '/graphql' &&
        response.request().postDataJSON()?.operationName === OPERATION,
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    const response = await asked;
    const sent = response.request().headers()[HEADER];
    expect(sent === SECRET, `header ${HEADER} was sent as ${sent}`);
    const answer = await response.json();
    expect(answer.data?.actor, 'no data.actor in the answer');
    expect(!answer.errors, `errors: ${JSON.stringify(answer.errors)}`);
    await page.locator('.result-window', { hasText: '"data"' }).waitFor();
  });

  if (screenshot) await page.screenshot({ path: screenshot });

  await check('the history has an entry', async () => {
    await page.getByRole('button', { name: /Show History/ }).click();
    await page.locator('.graphiql-history-item', { hasText: OPERATION }).first().waitFor();
  });

  await check('the history is still there after a reload', async () => {
    await page.reload();
    await page.locator('.graphiql-history-item', { hasText: OPERATION }).first().waitFor();
  });

  await check('the headers are not stored', async () => {
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(stored.includes('graphiql:queries'), 'no history in the local storage');
    expect(!stored.includes(SECRET), 'a header was written to the local storage');
  });

  await check('the editors have their workers', async () => {
    expect(page.workers().length > 0, 'no worker runs');
  });

  await check('no request leaves the origin', async () => {
    expect(seen.foreign.length === 0, seen.foreign.join(', '));
  });

  await check('the console stays free of errors', async () => {
    expect(seen.errors.length === 0, seen.errors.join(' | '));
  });
}

/** Collects what the pages of `context` must not do. */
function watch(context) {
  const seen = { foreign: [], errors: [] };
  context.on('request', (request) => {
    const url = new URL(request.url());
    const local = url.origin === ORIGIN || ['data:', 'blob:'].includes(url.protocol);
    if (!local) seen.foreign.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  context.on('weberror', (fault) => seen.errors.push(String(fault.error())));
  return seen;
}

/** Runs one check and counts it; true if it holds. */
async function check(name, run) {
  try {
    await run();
    passed += 1;
    console.log(`ok      ${name}`);
    return true;
  } catch (fault) {
    failed += 1;
    console.log(`FAILED  ${name}: ${fault.message}`);
    return false;
  }
}

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
