/** The folder that this file is in: the project's root. */
export const projectRoot = __dirname;
