import { Agent, setGlobalDispatcher } from 'undici';

// A server on a busy machine may close a kept-alive connection just when the next request is sent on it.
setGlobalDispatcher(new Agent({ pipelining: 0 }));
