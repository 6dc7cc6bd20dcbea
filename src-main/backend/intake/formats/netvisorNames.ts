import type { XmlEvents } from '#backend/intake/formats/readXml.ts';

/**
 * Netvisor writes the same names in several cases (`SalesInvoiceReferencenumber`, `customerbaseinformation`): its events
 * are handed on with all names of elements and attributes in small letters.
 */
export function foldNames(events: XmlEvents): XmlEvents {
  const path: string[] = [];
  return {
    open(element, _, line) {
      const local = element.local.toLowerCase();
      path.push(local);
      const attributes: Record<string, string> = {};
      for (const [name, value] of Object.entries(element.attributes)) attributes[name.toLowerCase()] = value;
      events.open({ local, uri: element.uri, attributes }, path, line);
    },
    close(text, _, line) {
      events.close(text, path, line);
      path.pop();
    },
  };
}
