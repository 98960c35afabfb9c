/** Addresses of one's own machine and network, which a page from outside must not be a way to. */
import { BlockList, isIP } from 'node:net';

/** The ranges of RFC 6890 and its successors that are not the open internet. */
const IPV4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** The last ones carry an IPv4 address in them. */
const IPV6: readonly (readonly [network: string, bits: number])[] = [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
  ['100::', 64],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
];

const PRIVATE = new BlockList();
for (const [network, bits] of IPV4) PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of IPV6) PRIVATE.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is of one's own machine or network, or none at all. IPv4 in IPv6 counts as what it is. */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  const [ip, version] = mapped === undefined ? [plain, isIP(plain)] : [mapped, 4];
  if (version === 0) return true;
  return PRIVATE.check(ip, version === 4 ? 'ipv4' : 'ipv6') || /^::ffff:/i.test(ip);
}
