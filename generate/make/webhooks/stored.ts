/** A value that attach stored; Make's documents and its public apps call the store by different names. */
export const stored = (name: string) => `ifempty(webhook.${name}, data.${name})`;
