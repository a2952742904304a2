// Signature Version 4 by WebCrypto, for servers that ask for keys. The keys stay in this tab's session storage and never travel.

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  region: string;
}

const STORED = 'baton.keys';
const text = new TextEncoder();

/** The keys that were given in the settings, if any. */
export function keysOf(): Keys | undefined {
  try {
    const stored = sessionStorage.getItem(STORED);
    return stored ? (JSON.parse(stored) as Keys) : undefined;
  } catch {
    return undefined;
  }
}

export function keepKeys(keys: Keys | undefined): void {
  if (keys) {
    sessionStorage.setItem(STORED, JSON.stringify(keys));
  } else {
    sessionStorage.removeItem(STORED);
  }
}

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (value: string): Promise<string> => hex(await crypto.subtle.digest('SHA-256', text.encode(value)));

async function hmac(key: BufferSource, value: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, text.encode(value));
}

/** The headers of a POST to the root of `url`, with its signature. */
export async function signed(
  keys: Keys,
  url: string,
  headers: Record<string, string>,
  body: string,
  now: Date = new Date(),
): Promise<Record<string, string>> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const sent: Record<string, string> = { ...headers, 'X-Amz-Date': time };
  if (keys.sessionToken) {
    sent['X-Amz-Security-Token'] = keys.sessionToken;
  }
  const { host, pathname } = new URL(url);
  const all: [string, string][] = [...Object.entries(sent).map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()]), ['host', host]];
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  const names = all.map(([name]) => name).join(';');
  const canonical = ['POST', pathname, '', ...all.map(([name, value]) => `${name}:${value}`), '', names, await sha256(body)].join('\n');
  const scope = `${day}/${keys.region}/states/aws4_request`;
  let key = await hmac(text.encode(`AWS4${keys.secretAccessKey}`), day);
  for (const part of [keys.region, 'states', 'aws4_request']) {
    key = await hmac(key, part);
  }
  const signature = hex(await hmac(key, ['AWS4-HMAC-SHA256', time, scope, await sha256(canonical)].join('\n')));
  return { ...sent, Authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
