import { Agent, setGlobalDispatcher } from 'undici';

// A server on a busy machine may close a kept connection just when the next request goes out on it.
setGlobalDispatcher(new Agent({ pipelining: 0 }));
