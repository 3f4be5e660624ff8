/** Many small batches, one for each planned time, are kept well below the requests a second that 8x8 takes. */
export const plannedBatches = { rateLimit: { requests: 1000, seconds: 1, scope: 'subAccount' } } as const;
