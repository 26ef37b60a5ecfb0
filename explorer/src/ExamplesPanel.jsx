import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

import { EXAMPLES } from './examples.js';

/** The panel that lists the example queries; a click opens one in a new tab. */
export const EXAMPLES_PLUGIN = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};

function ExamplesPanel() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { addTab } = useGraphiQLActions();

  const open = ({ query }) => {
    addTab();
    queryEditor.setValue(query);
    queryEditor.setScrollTop(0);
  };

  return (
    <section aria-label="Examples" className="examples">
      <h2 className="examples-title">Examples</h2>
      <p className="examples-hint">Each opens in a new tab. Run it, then change it.</p>
      <ol className="examples-list">
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              className="examples-item"
              data-example={example.name}
              disabled={!queryEditor}
              onClick={() => open(example)}
            >
              <span className="examples-item-title">{example.title}</span>
              <span className="examples-item-sentence">{example.sentence}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ExamplesIcon(props) {
  return (
    <svg
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    >
      <path d="M9 6h11M9 12h11M9 18h11" />
      <circle cx="4.5" cy="6" r="1.25" />
      <circle cx="4.5" cy="12" r="1.25" />
      <circle cx="4.5" cy="18" r="1.25" />
    </svg>
  );
}
