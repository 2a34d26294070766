import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { actorOf } from '~/http/actor.server';
import type { Refusal } from '~/http/mutation.server';
import type { MemberActor } from '~/domains/identity';
import { startSession } from '~/domains/identity/index.server';
import { visit as visitFrom } from '../domains/identity/people';
import { formBody, type Fields } from './context';

const SITE = 'http://localhost:3000';

type Answering = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;

/** What came back: always the response, also where it was thrown. */
export interface Answer {
  status: number;
  location: string | null;
  headers: Headers;
  // Each test says what it expects of the data.
  data: Record<string, unknown> & Partial<Refusal>;
}

/**
 * A browser without JavaScript: keeps cookies between requests, like the real one. Each has a network of its own, so
 * that no test uses up another's limits.
 */
export class Browser {
  private readonly jar = new Map<string, string>();
  private readonly ip = visitFrom().ip ?? '';

  constructor(private readonly language = 'en') {}

  /** A browser in which the member has signed in. */
  static async of(member: Pick<MemberActor, 'id'>): Promise<Browser> {
    const browser = new Browser();
    browser.take([await startSession(member.id, visitFrom())]);
    return browser;
  }

  get(route: { loader: Answering }, path: string, params: Record<string, string> = {}): Promise<Answer> {
    return this.ask(route.loader, new Request(SITE + path, { headers: this.headers() }), params);
  }

  post(route: { action: Answering }, path: string, fields: Fields = {}, params: Record<string, string> = {}): Promise<Answer> {
    return this.ask(route.action, new Request(SITE + path, { method: 'POST', body: formBody(fields), headers: this.headers() }), params);
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  private headers(): HeadersInit {
    return { Cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '), 'Accept-Language': this.language };
  }

  private async ask(answering: Answering, request: Request, params: Record<string, string>): Promise<Answer> {
    const cookie = request.headers.get('Cookie');
    const context = { requestId: 'test', nonce: '', ip: this.ip, userAgent: 'A browser', actor: () => actorOf(cookie) };
    const response = (await answering({ request, params, context }).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    })) as Response;
    this.take(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json');
    return { status: response.status, location: response.headers.get('Location'), headers: response.headers, data: isJson ? JSON.parse(text) : { text } };
  }

  private take(cookies: readonly string[]): void {
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }
}
