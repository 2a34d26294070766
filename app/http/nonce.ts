import { createContext } from 'react';

/** The nonce of this response's Content-Security-Policy; empty in the browser, which has read it already. */
export const NonceContext = createContext('');
