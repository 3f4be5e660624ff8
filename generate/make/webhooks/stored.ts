/** A value that attach stored; Make's documents and its public apps use different names for the store. */
export const stored = (name: string) => `ifempty(webhook.${name}, data.${name})`;
