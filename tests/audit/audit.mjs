// Runs the server audit of the GraphQL-over-HTTP specification against a URL.
//
//   npm ci && node audit.mjs http://127.0.0.1:8000/graphql
//
// Exits with 1 if anything fails that the specification says a server MUST or
// SHOULD do; what it MAY do is reported only.

import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs URL');
  process.exit(2);
}

let passed = 0;
let failed = 0;
let required = 0;
for (const audit of serverAudits({ url })) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed += 1;
  } else {
    failed += 1;
    if (!audit.name.startsWith('MAY')) required += 1;
  }
  const reason = result.status === 'ok' ? '' : `: ${result.reason}`;
  console.log(`${result.status === 'ok' ? 'ok    ' : 'failed'}  ${audit.id}  ${audit.name}${reason}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(required > 0 ? 1 : 0);
