/** The shell's own words. They stand here because it has to show them before, or without, the page's catalogs. */
export interface ShellTexts {
  /** A start that ends at once: what is wrong and the way out. */
  readonly folderUnwritable: (folder: string) => string;
  readonly file: string;
  readonly edit: string;
  readonly view: string;
  readonly window: string;
  readonly help: string;
  readonly close: string;
  readonly quit: string;
  readonly about: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  readonly developerTools: string;
  readonly minimize: string;
  readonly showData: string;
  readonly showLog: string;
}

const en: ShellTexts = {
  folderUnwritable: (folder) =>
    `Frist cannot write its data folder ${folder}. Make it writable, or start Frist with --data FOLDER.`,
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  close: 'Close Window',
  quit: 'Quit Frist',
  about: 'About Frist',
  hide: 'Hide Frist',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  developerTools: 'Developer Tools',
  minimize: 'Minimize',
  showData: 'Show Data Folder',
  showLog: 'Show Log',
};

const nb: ShellTexts = {
  folderUnwritable: (folder) =>
    `Frist kan ikke skrive i datamappen ${folder}. Gjør den skrivbar, eller start Frist med --data MAPPE.`,
  file: 'Fil',
  edit: 'Rediger',
  view: 'Vis',
  window: 'Vindu',
  help: 'Hjelp',
  close: 'Lukk vindu',
  quit: 'Avslutt Frist',
  about: 'Om Frist',
  hide: 'Skjul Frist',
  hideOthers: 'Skjul andre',
  unhide: 'Vis alle',
  undo: 'Angre',
  redo: 'Gjør om',
  cut: 'Klipp ut',
  copy: 'Kopier',
  paste: 'Lim inn',
  selectAll: 'Merk alt',
  actualSize: 'Faktisk størrelse',
  zoomIn: 'Forstørr',
  zoomOut: 'Forminsk',
  fullScreen: 'Fullskjerm',
  developerTools: 'Utviklerverktøy',
  minimize: 'Minimer',
  showData: 'Vis datamappen',
  showLog: 'Vis loggen',
};

const sv: ShellTexts = {
  folderUnwritable: (folder) =>
    `Frist kan inte skriva i datamappen ${folder}. Gör den skrivbar, eller starta Frist med --data MAPP.`,
  file: 'Arkiv',
  edit: 'Redigera',
  view: 'Visa',
  window: 'Fönster',
  help: 'Hjälp',
  close: 'Stäng fönster',
  quit: 'Avsluta Frist',
  about: 'Om Frist',
  hide: 'Göm Frist',
  hideOthers: 'Göm övriga',
  unhide: 'Visa alla',
  undo: 'Ångra',
  redo: 'Gör om',
  cut: 'Klipp ut',
  copy: 'Kopiera',
  paste: 'Klistra in',
  selectAll: 'Markera allt',
  actualSize: 'Verklig storlek',
  zoomIn: 'Zooma in',
  zoomOut: 'Zooma ut',
  fullScreen: 'Helskärm',
  developerTools: 'Utvecklarverktyg',
  minimize: 'Minimera',
  showData: 'Visa datamappen',
  showLog: 'Visa loggen',
};

const fi: ShellTexts = {
  folderUnwritable: (folder) =>
    `Frist ei voi kirjoittaa tietokansioon ${folder}. Anna siihen kirjoitusoikeus tai käynnistä Frist valitsimella --data KANSIO.`,
  file: 'Tiedosto',
  edit: 'Muokkaa',
  view: 'Näytä',
  window: 'Ikkuna',
  help: 'Ohje',
  close: 'Sulje ikkuna',
  quit: 'Lopeta Frist',
  about: 'Tietoja Frististä',
  hide: 'Kätke Frist',
  hideOthers: 'Kätke muut',
  unhide: 'Näytä kaikki',
  undo: 'Kumoa',
  redo: 'Tee uudelleen',
  cut: 'Leikkaa',
  copy: 'Kopioi',
  paste: 'Liitä',
  selectAll: 'Valitse kaikki',
  actualSize: 'Todellinen koko',
  zoomIn: 'Suurenna',
  zoomOut: 'Pienennä',
  fullScreen: 'Koko näyttö',
  developerTools: 'Kehittäjän työkalut',
  minimize: 'Pienennä ikkuna',
  showData: 'Näytä tietokansio',
  showLog: 'Näytä loki',
};

const da: ShellTexts = {
  folderUnwritable: (folder) =>
    `Frist kan ikke skrive i datamappen ${folder}. Gør den skrivbar, eller start Frist med --data MAPPE.`,
  file: 'Filer',
  edit: 'Redigér',
  view: 'Vis',
  window: 'Vindue',
  help: 'Hjælp',
  close: 'Luk vindue',
  quit: 'Afslut Frist',
  about: 'Om Frist',
  hide: 'Skjul Frist',
  hideOthers: 'Skjul andre',
  unhide: 'Vis alle',
  undo: 'Fortryd',
  redo: 'Gentag',
  cut: 'Klip',
  copy: 'Kopiér',
  paste: 'Sæt ind',
  selectAll: 'Markér alt',
  actualSize: 'Faktisk størrelse',
  zoomIn: 'Zoom ind',
  zoomOut: 'Zoom ud',
  fullScreen: 'Fuld skærm',
  developerTools: 'Udviklerværktøjer',
  minimize: 'Minimér',
  showData: 'Vis datamappen',
  showLog: 'Vis loggen',
};

const byLanguage: Readonly<Record<string, ShellTexts>> = { nb, nn: nb, no: nb, sv, fi, da };

/** The shell's words for the system's language, e.g. `nb-NO`: its own where Frist speaks it, else English. */
export function shellTexts(locale: string): ShellTexts {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined) ?? en;
}
