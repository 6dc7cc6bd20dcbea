export const office = {
  navigation: 'Päävalikko',
  nav: {
    reminders: 'Muistutukset',
    missingAddresses: 'Puuttuvat osoitteet',
    notices: 'Lähetykset',
    settings: 'Asetukset',
  },
  language: 'Kieli',
  colours: 'Värit',
  scheme: { system: 'Järjestelmän mukaan', light: 'Vaalea', dark: 'Tumma' },
  law: 'Säännöt: {{country}}, {{from}}',
  lawVersion: 'Sääntöjen versio {{version}}',
  version: 'Frist {{version}}',
  welcome: 'Tervetuloa Fristiin',
  welcomeHelp:
    'Lue avoimet laskut, näe mitä kukin erääntynyt lasku tänään vaatii ja miksi, ja tulosta muistutukset.',
  demo: 'Kokeile esittelytoimistolla',
  demoHelp:
    'Keksittyjä asiakasyrityksiä, joilla on asiakkaita ja laskuja kaikissa vaiheissa. Mitään ei lähde tältä koneelta, eikä kukaan saa kirjettä.',
  demoStart: 'Avaa esittelytoimisto',
  demoProgress: 'Valmistellaan esittelytoimistoa …',
  empty: 'Aloita tyhjästä',
  emptyHelp: 'Lisää ensimmäinen asiakasyritys ja lue sen avoimien laskujen luettelo kirjanpito-ohjelmasta.',
  emptyStart: 'Lisää ensimmäinen asiakasyritys',
  local: 'Kaikki pysyy tällä koneella.',
  noCreditor: 'Ei vielä asiakasyrityksiä',
  noCreditorHelp: 'Asiakasyritys on yritys, jonka laskuja seuraat. Aloita lisäämällä ensimmäinen.',
} as const;
