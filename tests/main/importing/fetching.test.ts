import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchAddress, type FetchOptions } from '../../../main/importing/fetching.ts';
import { isPrivate } from '../../../main/importing/private-addresses.ts';

const OPTIONS: FetchOptions = { most: 1_000_000, patience: 3000, allowPrivate: true, accept: '*/*' };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a page from the web', () => {
  test('comes as its server sends it, packed or not, after redirects, without cookies', async () => {
    const asked: (string | undefined)[] = [];
    const home = await serve((request, response) => {
      asked.push(request.headers.cookie);
      if (request.url === '/old') {
        response.writeHead(302, { location: '/new#part', 'set-cookie': 'a=b' }).end();
      } else {
        response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8', 'content-encoding': 'gzip' });
        response.end(gzipSync('<p>Words of it.</p>'));
      }
    });
    const { url, bytes, type } = await fetchAddress(`${home}/old`, OPTIONS);
    expect(url).toBe(`${home}/new`);
    expect(Buffer.from(bytes).toString()).toBe('<p>Words of it.</p>');
    expect(type).toBe('text/html; charset=utf-8');
    expect(asked).toEqual([undefined, undefined]);
  });

  test('is refused in words where it is none, is not there, is too large or does not come', async () => {
    const home = await serve((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end();
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/bomb')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)));
      else if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.destroy());
      } else response.writeHead(200).write('slow');
    });
    const refusals = [
      ['/gone', '404: there is no such page'],
      ['/loop', 'without end'],
      ['/file', 'Only addresses that begin with https:// or http://'],
      ['/bomb', 'larger than 1 MB'],
      ['/cut', 'broke off'],
    ] as const;
    for (const [path, words] of refusals)
      await expect(fetchAddress(`${home}${path}`, OPTIONS)).rejects.toThrow(words);
    await expect(fetchAddress(`${home}/slow`, { ...OPTIONS, patience: 200 })).rejects.toThrow('too long');
    await expect(fetchAddress('ht tp://x', OPTIONS)).rejects.toMatchObject({ name: 'PlainError' });
    await expect(fetchAddress('javascript:alert(1)', OPTIONS)).rejects.toThrow('Only addresses');
  });

  test('on this computer or its own network is not opened, by name, by number or by a redirect', async () => {
    let asked = 0;
    const home = await serve((_, response) => {
      asked += 1;
      response.end('secret');
    });
    const { port } = new URL(home);
    const strict = { ...OPTIONS, allowPrivate: false };
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
    ])
      await expect(fetchAddress(`http://${host}:${port}/`, strict)).rejects.toThrow('own network');
    expect(asked).toBe(0);
  });
});

describe('addresses of one’s own network', () => {
  test.each([
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'nonsense',
  ])('%s is one', (address) => {
    expect(isPrivate(address)).toBe(true);
  });
  test.each(['8.8.8.8', '172.32.0.1', '193.99.144.80', '2a00:1450:4001::1', '::ffff:8.8.8.8'])(
    '%s is none',
    (address) => {
      expect(isPrivate(address)).toBe(false);
    },
  );
  test('in whatever way an address in 10.0.0.0/8 is written', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (b, c, d) => {
        expect(isPrivate(`10.${b}.${c}.${d}`)).toBe(true);
        expect(isPrivate(`::ffff:10.${b}.${c}.${d}`)).toBe(true);
      }),
    );
  });
});
