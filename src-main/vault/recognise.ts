export function recogniseValue(v: any): any {
  return { prefix: '', kind: '', bits: 0, lines: 1, service: null, type: 'generic' };
}
