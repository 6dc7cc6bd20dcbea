export const office = {
  navigation: 'Hovedmeny',
  nav: {
    reminders: 'Purring',
    missingAddresses: 'Kunder mangler adresse',
    notices: 'Utsendelser',
    charges: 'Gebyr og renter',
    profiles: 'Profiler',
    settings: 'Innstillinger',
    calculator: 'Kalkulator',
    law: 'Lov og satser',
  },
  language: 'Språk',
  colours: 'Farger',
  scheme: { system: 'Som systemet', light: 'Lyst', dark: 'Mørkt' },
  law: 'Regelverk: {{country}}, {{from}}',
  lawVersion: 'Regelverk versjon {{version}}',
  version: 'Frist {{version}}',
  welcome: 'Velkommen til Frist',
  welcomeHelp:
    'Les inn åpne fakturaer, se hva hver forfalt faktura trenger i dag og hvorfor, og skriv ut purringene.',
  demo: 'Prøv med demokontoret',
  demoHelp:
    'Oppdiktede klienter med kunder og fakturaer i alle tilstander. Ingenting forlater maskinen, og ingen får brev.',
  demoStart: 'Åpne demokontoret',
  demoProgress: 'Gjør demokontoret klart …',
  empty: 'Start tomt',
  emptyHelp: 'Legg til din første klient og les inn en liste over åpne fakturaer fra regnskapssystemet.',
  emptyStart: 'Legg til første klient',
  local: 'Alt blir på denne maskinen.',
  noCreditor: 'Ingen klienter ennå',
  noCreditorHelp:
    'En klient er et firma du følger opp fakturaene for. Legg til den første for å komme i gang.',
} as const;
