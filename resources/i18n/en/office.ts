export const office = {
  navigation: 'Main menu',
  nav: {
    reminders: 'Reminders',
    missingAddresses: 'Missing addresses',
    notices: 'Runs',
    settings: 'Settings',
  },
  language: 'Language',
  colours: 'Colours',
  scheme: { system: 'As the system', light: 'Light', dark: 'Dark' },
  law: 'Rules: {{country}}, {{from}}',
  lawVersion: 'Version {{version}} of the rules',
  version: 'Frist {{version}}',
  welcome: 'Welcome to Frist',
  welcomeHelp:
    'Read in open invoices, see what each overdue one needs today and why, and print the reminders.',
  demo: 'Try with the demo office',
  demoHelp:
    'Invented clients with customers and invoices in every state. Nothing leaves this machine, and nobody gets a letter.',
  demoStart: 'Open the demo office',
  demoProgress: 'Preparing the demo office …',
  empty: 'Start empty',
  emptyHelp: 'Add your first client and read in a list of its open invoices from the accounting system.',
  emptyStart: 'Add the first client',
  local: 'Everything stays on this machine.',
  noCreditor: 'No client yet',
  noCreditorHelp: 'A client is a company whose invoices you follow up. Add the first one to begin.',
} as const;
