import './workers.js';

import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';

import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { EditorManners } from './EditorManners.jsx';
import { EXAMPLES } from './examples.js';
import { EXAMPLES_PLUGIN } from './ExamplesPanel.jsx';
import { fetcher } from './fetcher.js';
import { prettify } from './prettify.js';
import { storage } from './storage.js';
import { EDITOR_THEME } from './theme.js';

const PLUGINS = [HISTORY_PLUGIN, EXAMPLES_PLUGIN];

/** The panel of a first visit; on a narrow screen the query has the room. */
const FIRST_PANEL = window.innerWidth < 800 ? undefined : EXAMPLES_PLUGIN;

function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={PLUGINS}
      visiblePlugin={FIRST_PANEL}
      defaultQuery={EXAMPLES[0].query}
      defaultEditorToolsVisibility={false}
      editorTheme={EDITOR_THEME}
      inputValueDeprecation
      onPrettifyQuery={prettify}
      schemaDescription
      shouldPersistHeaders={false}
      storage={storage}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <EditorManners />
    </GraphiQL>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
