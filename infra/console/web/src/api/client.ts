// The API as everybody else speaks it: AWS JSON 1.0, POST, the action in X-Amz-Target. With keys, requests are signed like those
// of any other client; without, the local server takes them as they are.
import { keysOf, signed } from './sign.ts';

/** What the API answered instead of a result. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, text: string, status: number) {
    super(text);
    this.code = code;
    this.status = status;
  }

  /** Whether the server was away, stopping or broken, so that asking again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

const endpoint = (): string => new URL('/', location.href).href;

export async function call<T>(action: string, request: object = {}, signal?: AbortSignal): Promise<T> {
  const body = JSON.stringify(request);
  const target = action.includes('.') ? action : `AWSStepFunctions.${action}`;
  const plain = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': target };
  const keys = keysOf();
  const headers = keys ? await signed(keys, endpoint(), plain, body) : plain;
  let response: Response;
  try {
    response = await fetch(endpoint(), { method: 'POST', headers, body, signal });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new ApiError('ServerAway', 'Baton does not answer. Is the server running?', 0);
  }
  return answerOf<T>(response);
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  let answer: unknown;
  try {
    answer = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ApiError('UnreadableAnswer', `The server answered ${response.status} with what is no JSON.`, response.status || 500);
  }
  const told = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as { __type?: unknown; message?: unknown }) : undefined;
  if (!response.ok) {
    const code = typeof told?.__type === 'string' ? told.__type.replace(/^.*#/, '') : `Status ${response.status}`;
    throw new ApiError(code, typeof told?.message === 'string' ? told.message : 'No reason was given.', response.status);
  }
  if (!told) {
    throw new ApiError('UnreadableAnswer', `The server answered ${response.status} with what is no answer of Baton.`, 500);
  }
  return answer as T;
}

/** An error for people, whatever was thrown. */
export function wordsOf(error: unknown): { title: string; text: string } {
  if (error instanceof ApiError) {
    return { title: error.code === 'ServerAway' ? 'Baton is away' : error.code, text: error.message };
  }
  return { title: 'Something went wrong in the console', text: error instanceof Error ? error.message : String(error) };
}
