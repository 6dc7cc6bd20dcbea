/** Where the page lives. A scheme of our own has an origin, unlike `file:`, and nothing else can claim it. */
export const pageScheme = 'app';
export const pageOrigin = 'app://frist';
export const pageAddress = `${pageOrigin}/index.html`;

/** Tells whether an address belongs to the page. */
export function isPageAddress(address: string): boolean {
  const url = parse(address);
  return url !== undefined && url.protocol === `${pageScheme}:` && url.host === 'frist';
}

/** Hosts that the program may send the user to: where its figures come from, and its own papers. */
const allowedHosts = new Set(['lovdata.no', 'www.regjeringen.no', 'www.norges-bank.no', 'www.brreg.no']);

/** Tells whether an address may be opened in the user's browser or mail program. */
export function isAllowedOutside(address: string): boolean {
  const url = parse(address);
  if (url === undefined) return false;
  if (url.protocol === 'mailto:') return true;
  return (
    url.protocol === 'https:' && url.username === '' && url.password === '' && allowedHosts.has(url.host)
  );
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
