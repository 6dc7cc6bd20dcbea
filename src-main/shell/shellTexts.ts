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

/** The shell's words for the system's language, e.g. `nb-NO`: Norwegian for every kind of Norwegian, else English. */
export function shellTexts(locale: string): ShellTexts {
  return /^(nb|nn|no)\b/i.test(locale) ? nb : en;
}
