// The editors' colors, in the accent that style.css gives the rest of the page.
import { editor } from 'monaco-graphql/esm/monaco-editor.js';

/** The names of the two themes, as GraphiQL wants them. */
export const EDITOR_THEME = { light: 'entente-light', dark: 'entente-dark' };

define(EDITOR_THEME.light, 'vs', { accent: '#156a93', surface: '#ffffff', argument: '6c69ce' });
define(EDITOR_THEME.dark, 'vs-dark', { accent: '#6bc7eb', surface: '#212a3b', argument: '908aff' });

function define(name, base, { accent, surface, argument }) {
  const clear = '#ffffff00';
  const tint = `${accent}22`;
  editor.defineTheme(name, {
    base,
    inherit: true,
    rules: [{ token: 'argument.identifier.gql', foreground: argument }],
    colors: {
      'editor.background': clear,
      'scrollbar.shadow': clear,
      focusBorder: accent,
      'textLink.foreground': accent,
      'textLink.activeForeground': accent,
      'editorLink.activeForeground': accent,
      'editorWidget.background': surface,
      'editorHoverWidget.background': surface,
      'editorSuggestWidget.background': surface,
      'editorSuggestWidget.foreground': base === 'vs' ? '#2a3a47' : '#d5dfe8',
      'editorSuggestWidget.selectedBackground': tint,
      'editorSuggestWidget.selectedForeground': accent,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'list.hoverBackground': tint,
      'list.highlightForeground': accent,
      'list.focusHighlightForeground': accent,
      'menu.background': surface,
      'menu.selectionBackground': tint,
      'menu.selectionForeground': accent,
      'quickInput.background': surface,
      'quickInputList.focusBackground': tint,
      'quickInputList.focusForeground': accent,
      'pickerGroup.foreground': accent,
      'toolbar.hoverBackground': tint,
    },
  });
}
