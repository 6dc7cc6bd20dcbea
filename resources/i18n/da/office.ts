export const office = {
  navigation: 'Hovedmenu',
  nav: {
    reminders: 'Rykkere',
    missingAddresses: 'Manglende adresser',
    notices: 'Udsendelser',
    charges: 'Gebyrer og renter',
    profiles: 'Profiler',
    settings: 'Indstillinger',
    calculator: 'Beregner',
    law: 'Lov',
  },
  language: 'Sprog',
  colours: 'Farver',
  scheme: { system: 'Som systemet', light: 'Lyst', dark: 'Mørkt' },
  law: 'Regler: {{country}}, {{from}}',
  lawVersion: 'Reglernes version {{version}}',
  version: 'Frist {{version}}',
  welcome: 'Velkommen til Frist',
  welcomeHelp:
    'Indlæs åbne fakturaer, se hvad hver forfalden faktura kræver i dag og hvorfor, og udskriv rykkerne.',
  demo: 'Prøv med demokontoret',
  demoHelp:
    'Opdigtede klienter med kunder og fakturaer i alle tilstande. Intet forlader computeren, og ingen får et brev.',
  demoStart: 'Åbn demokontoret',
  demoProgress: 'Gør demokontoret klar …',
  empty: 'Start tomt',
  emptyHelp: 'Tilføj din første klient, og indlæs en liste over dens åbne fakturaer fra økonomisystemet.',
  emptyStart: 'Tilføj den første klient',
  local: 'Alt bliver på denne computer.',
  noCreditor: 'Ingen klienter endnu',
  noCreditorHelp:
    'En klient er en virksomhed, hvis fakturaer du følger op. Tilføj den første for at begynde.',
} as const;
