// A small Prettier plugin for the variables and headers editors. It stands in
// for Prettier's own, which brings whole JavaScript parsers along.
import { applyEdits, format } from 'jsonc-parser';

const INDENT = { insertSpaces: true, tabSize: 2 };

export const parsers = {
  jsonc: {
    astFormat: 'jsonc-text',
    parse: (text) => ({ text }),
    locStart: () => 0,
    locEnd: ({ text }) => text.length,
  },
};

export const printers = {
  'jsonc-text': {
    print: ({ node: { text } }) => applyEdits(text, format(text, undefined, INDENT)),
  },
};
