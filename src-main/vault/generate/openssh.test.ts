import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { opensshPrivateKey, opensshPublicLine } from './openssh.ts';

/** Keys for tests only: what `ssh-keygen` (OpenSSH 9.2) wrote, its check number, and the same key in PKCS #8. */
const keys = {
  Ed25519: {
    check: 'e05fdeb7',
    pkcs8: 'MC4CAQAwBQYDK2VwBCIEIEhYXSgaL3ME9ELCrbZ1dxUzGDBjeL60PwE98zDKfgcK',
    openssh:
      'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQAAACCIM++FY5rkpE9JGrpQodcACsvPmH' +
      'T7+R7QXXnGFcJpQwAAAJjgX9634F/etwAAAAtzc2gtZWQyNTUxOQAAACCIM++FY5rkpE9JGrpQodcACsvPmHT7+R7QXXnGFcJpQwAAAEBIWF0o' +
      'Gi9zBPRCwq22dXcVMxgwY3i+tD8BPfMwyn4HCogz74VjmuSkT0kaulCh1wAKy8+YdPv5HtBdecYVwmlDAAAADm1lQGV4YW1wbGUub3JnAQIDBA' +
      'UGBw==',
    line: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIgz74VjmuSkT0kaulCh1wAKy8+YdPv5HtBdecYVwmlD me@example.org',
  },
  RSA: {
    check: '2084e014',
    pkcs8:
      'MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAMLpFBJ8Utmt5VW0OSCmfd2gnC9ICMH36JimliVAQ336GxECEFdzsykQnBKGnB' +
      'tEoVbqyR6/UeAKdUmA//0oInFIc3fSYS7xSgwwwrMiNSvjyTf8G+xmvEXZetL8wneo19BvKlQ+q0eyFVu/1x+FGHA8c56r+Xgha2nfl9UIjho/' +
      'AgMBAAECgYBpoqcVSbohbgTwSSf5ESMAPe7IFVNhxPmT2h1f/Q9XNHj849B1hShhpjXgOIJcqPqEP+VWu7wlH6Xne3nB+8GGD9rfBgQtn8eNbX' +
      'j8Vh07leB9+gaXAmVKnzRgLeR5W679yJxapy5KtAzYbdwfKrJlhpCCzYSyPFKTEHxP8DoAKQJBAOSwXe/LT4K3pvpIjARmCRck24EoKZnBxt96' +
      'l3tfhGl/kPMAuPbY3GKdJ/SZs2y3cwzljSJA5zaCgtycbKjgnCsCQQDaMANetcLN7LPlWtLVD4Wa39LM9Dqq0C5hNgaZ4Tq6udGLyYXOSn7XDS' +
      'eHbbu7MLDHwOoFAAeCGdoySe3sVKw9AkBYiqh0FUV9mNl/geMkONVALrcF9KTWsR3snKxVyg+cQRW/4AG9IQ2C6NH1dCTx7L0Quze/kV1zz2gX' +
      'PkEbyYrtAkB0p/clTEk7kLMejdDr2cC1bbZnnq0/Zs9lal1dKO8dpvxCoRzJj0sB8CaSYjldfEsIgjydL8bT6L6g5KYxFZSBAkEA4HwznqcxGY' +
      'Gv5buXwxBChYCkMlsGp+wk/l5FAZwUyLkY3K0jbNbUOa7WZ8ws+nOuAD7Ochq7sEcMrK4yk591zQ==',
    openssh:
      'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAlwAAAAdzc2gtcnNhAAAAAwEAAQAAAIEAwukUEnxS2a3lVbQ5IKZ93a' +
      'CcL0gIwffomKaWJUBDffobEQIQV3OzKRCcEoacG0ShVurJHr9R4Ap1SYD//SgicUhzd9JhLvFKDDDCsyI1K+PJN/wb7Ga8Rdl60vzCd6jX0G8q' +
      'VD6rR7IVW7/XH4UYcDxznqv5eCFrad+X1QiOGj8AAAIIIITgFCCE4BQAAAAHc3NoLXJzYQAAAIEAwukUEnxS2a3lVbQ5IKZ93aCcL0gIwffomK' +
      'aWJUBDffobEQIQV3OzKRCcEoacG0ShVurJHr9R4Ap1SYD//SgicUhzd9JhLvFKDDDCsyI1K+PJN/wb7Ga8Rdl60vzCd6jX0G8qVD6rR7IVW7/X' +
      'H4UYcDxznqv5eCFrad+X1QiOGj8AAAADAQABAAAAgGmipxVJuiFuBPBJJ/kRIwA97sgVU2HE+ZPaHV/9D1c0ePzj0HWFKGGmNeA4glyo+oQ/5V' +
      'a7vCUfped7ecH7wYYP2t8GBC2fx41tePxWHTuV4H36BpcCZUqfNGAt5Hlbrv3InFqnLkq0DNht3B8qsmWGkILNhLI8UpMQfE/wOgApAAAAQQDg' +
      'fDOepzEZga/lu5fDEEKFgKQyWwan7CT+XkUBnBTIuRjcrSNs1tQ5rtZnzCz6c64APs5yGruwRwysrjKTn3XNAAAAQQDksF3vy0+Ct6b6SIwEZg' +
      'kXJNuBKCmZwcbfepd7X4Rpf5DzALj22NxinSf0mbNst3MM5Y0iQOc2goLcnGyo4JwrAAAAQQDaMANetcLN7LPlWtLVD4Wa39LM9Dqq0C5hNgaZ' +
      '4Tq6udGLyYXOSn7XDSeHbbu7MLDHwOoFAAeCGdoySe3sVKw9AAAADm1lQGV4YW1wbGUub3JnAQIDBA==',
    line: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDC6RQSfFLZreVVtDkgpn3doJwvSAjB9+iYppYlQEN9+hsRAhBXc7MpEJwShpwbRKFW6skev1HgCnVJgP/9KCJxSHN30mEu8UoMMMKzIjUr48k3/BvsZrxF2XrS/MJ3qNfQbypUPqtHshVbv9cfhRhwPHOeq/l4IWtp35fVCI4aPw== me@example.org',
  },
  'ECDSA P-256': {
    check: '5de01cdb',
    pkcs8:
      'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/ZUQwGcJKIpzgGANyzAVvJaEy0XXL8HidppaNXvnhx6hRANCAASMTl84PWR8zq' +
      'JVxaEgMXTbJQoI+hFlMiFBY7Da28VSrAdBT8dBJcuPPEDON5OEujrWiTjC0MvlFgx0UbvRkI9p',
    openssh:
      'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQ' +
      'SMTl84PWR8zqJVxaEgMXTbJQoI+hFlMiFBY7Da28VSrAdBT8dBJcuPPEDON5OEujrWiTjC0MvlFgx0UbvRkI9pAAAAqF3gHNtd4BzbAAAAE2Vj' +
      'ZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBIxOXzg9ZHzOolXFoSAxdNslCgj6EWUyIUFjsNrbxVKsB0FPx0Ely488QM43k4S6Ot' +
      'aJOMLQy+UWDHRRu9GQj2kAAAAhAP2VEMBnCSiKc4BgDcswFbyWhMtF1y/B4naaWjV754ceAAAADm1lQGV4YW1wbGUub3JnAQ==',
    line: 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBIxOXzg9ZHzOolXFoSAxdNslCgj6EWUyIUFjsNrbxVKsB0FPx0Ely488QM43k4S6OtaJOMLQy+UWDHRRu9GQj2k= me@example.org',
  },
  'ECDSA P-384': {
    check: '6d47e674',
    pkcs8:
      'MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBSeeVlvVf43KKsbrovzrTz0pMgFZR5AnDUsSem1SrbxPI48txwVFWPgIvqM5at1u' +
      'ChZANiAAQzNAkvo0cenHkS/jPS0tQDNPV/BPUAPh9pnwAqX2dgV6vZO6IGRiuYUq+8WVXFxTBn+ctOMOzUdpGpZ74MT8RbieP+sYIjD6lR1wTp' +
      'iQrbrK317sS1FAbeYG9DlfaPs9w=',
    openssh:
      'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAiAAAABNlY2RzYS1zaGEyLW5pc3RwMzg0AAAACG5pc3RwMzg0AAAAYQ' +
      'QzNAkvo0cenHkS/jPS0tQDNPV/BPUAPh9pnwAqX2dgV6vZO6IGRiuYUq+8WVXFxTBn+ctOMOzUdpGpZ74MT8RbieP+sYIjD6lR1wTpiQrbrK31' +
      '7sS1FAbeYG9DlfaPs9wAAADYbUfmdG1H5nQAAAATZWNkc2Etc2hhMi1uaXN0cDM4NAAAAAhuaXN0cDM4NAAAAGEEMzQJL6NHHpx5Ev4z0tLUAz' +
      'T1fwT1AD4faZ8AKl9nYFer2TuiBkYrmFKvvFlVxcUwZ/nLTjDs1HaRqWe+DE/EW4nj/rGCIw+pUdcE6YkK26yt9e7EtRQG3mBvQ5X2j7PcAAAA' +
      'MFJ55WW9V/jcoqxuui/OtPPSkyAVlHkCcNSxJ6bVKtvE8jjy3HBUVY+Ai+ozlq3W4AAAAA5tZUBleGFtcGxlLm9yZwEC',
    line: 'ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBDM0CS+jRx6ceRL+M9LS1AM09X8E9QA+H2mfACpfZ2BXq9k7ogZGK5hSr7xZVcXFMGf5y04w7NR2kalnvgxPxFuJ4/6xgiMPqVHXBOmJCtusrfXuxLUUBt5gb0OV9o+z3A== me@example.org',
  },
} as const;

const comment = 'me@example.org';

describe('a key in the formats of OpenSSH', () => {
  it.each(Object.entries(keys))('is to the letter what ssh-keygen writes: %s', (_, { check, pkcs8, openssh, line }) => {
    const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
    const random = (length: number) => {
      expect(length).toBe(4);
      return Uint8Array.from(Buffer.from(check, 'hex'));
    };
    const [first, ...lines] = opensshPrivateKey(key, comment, random).split('\n');
    expect(first).toBe('-----BEGIN OPENSSH PRIVATE KEY-----');
    expect(lines.splice(-2)).toEqual(['-----END OPENSSH PRIVATE KEY-----', '']);
    expect(lines.join('')).toBe(openssh);
    expect(lines.slice(0, -1).every((one) => one.length === 70)).toBe(true);
    expect(opensshPublicLine(key, comment)).toBe(line);
    expect(opensshPublicLine(key, null)).toBe(line.replace(` ${comment}`, ''));
  });
});
