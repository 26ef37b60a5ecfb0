import './workers.js';

import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';

import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { EXAMPLES } from './examples.js';
import { EXAMPLES_PLUGIN } from './ExamplesPanel.jsx';
import { fetcher } from './fetcher.js';
import { SystemTheme } from './SystemTheme.jsx';

const PLUGINS = [HISTORY_PLUGIN, EXAMPLES_PLUGIN];

function Explorer() {
  return (
    <>
      <header className="masthead">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <h1>Entente</h1>
        <p>
          The network of international cooperation: who works with whom, under which agreements,
          according to which source.
        </p>
        <nav>
          <a href="/schema.graphql">Schema</a>
        </nav>
      </header>
      <GraphiQL
        fetcher={fetcher}
        plugins={PLUGINS}
        visiblePlugin={EXAMPLES_PLUGIN}
        defaultQuery={EXAMPLES[0].query}
        defaultEditorToolsVisibility={false}
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <SystemTheme />
      </GraphiQL>
    </>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
