export const office = {
  navigation: 'Huvudmeny',
  nav: {
    reminders: 'Påminnelser',
    missingAddresses: 'Adresser som saknas',
    notices: 'Utskick',
    charges: 'Avgifter och ränta',
    profiles: 'Profiler',
    settings: 'Inställningar',
    calculator: 'Kalkylator',
    law: 'Lag',
  },
  language: 'Språk',
  colours: 'Färger',
  scheme: { system: 'Som systemet', light: 'Ljust', dark: 'Mörkt' },
  law: 'Regler: {{country}}, {{from}}',
  lawVersion: 'Reglernas version {{version}}',
  version: 'Frist {{version}}',
  welcome: 'Välkommen till Frist',
  welcomeHelp:
    'Läs in öppna fakturor, se vad var och en som förfallit behöver i dag och varför, och skriv ut påminnelserna.',
  demo: 'Prova med demobyrån',
  demoHelp:
    'Påhittade klienter med kunder och fakturor i alla lägen. Ingenting lämnar datorn, och ingen får något brev.',
  demoStart: 'Öppna demobyrån',
  demoProgress: 'Förbereder demobyrån …',
  empty: 'Börja tomt',
  emptyHelp:
    'Lägg till din första klient och läs in en lista över dess öppna fakturor från bokföringssystemet.',
  emptyStart: 'Lägg till första klienten',
  local: 'Allt stannar på den här datorn.',
  noCreditor: 'Ingen klient ännu',
  noCreditorHelp: 'En klient är ett företag vars fakturor du bevakar. Lägg till den första för att börja.',
} as const;
