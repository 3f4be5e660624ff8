/** What is added after a sentence of the catalogue where a case needs more explanation. */
export const asides = {
	refusedBecauseOf: ({ messages }: { messages: string }) => `The batch was refused because of ${messages}`,
	refusedAsAWhole: ({ messages }: { messages: string }) => `The whole batch was refused: ${messages}`,
	maybeSentEarlier: ({ happened }: { happened: string }) => `${happened}; an earlier try may have sent the message`,
} as const;
