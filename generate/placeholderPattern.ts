// The pattern by which the nodes refuse a text (nodes/text/brokenText.ts), in a form that Java, JavaScript and Make
// share: no backslash, and no two equal braces next to each other, with which Make's own formulas begin and end.

/** What is between single braces: its first character is not a digit, a space or most other signs. */
export const placeholderName = '[ ]*[^ -#%-@{-~^][^{}]{0,60}';

/** `{{ … }}` or `{Name}`, anywhere in a text. */
export const placeholderPattern = `[{][{][^{}]*[}][}]|[{]${placeholderName}[}]`;
