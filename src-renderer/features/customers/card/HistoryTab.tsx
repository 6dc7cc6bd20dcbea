import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { eventText } from '#renderer/features/customers/card/eventText.ts';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import form from '#renderer/features/customers/Customers.module.css';
import styles from '#renderer/features/customers/card/Card.module.css';

const firstEvents = 100;
const mostEvents = 500;

/** Notes about a customer, and what happened to it and its invoices, newest first. */
export function HistoryTab({ customerId }: { readonly customerId: number }) {
  const texts = useTexts();
  const { t, format } = texts;
  const [limit, setLimit] = useState(firstEvents);
  const { data, error } = useQuery(
    api.customers.history.queryOptions({
      input: { customerId, limit },
      placeholderData: (before) => before,
    }),
  );
  if (error !== null) {
    return (
      <p role="alert" className={styles['message']}>
        {failureText(texts, failureOf(error))}
      </p>
    );
  }
  return (
    <div className={styles['scroller']}>
      <div className={styles['overview']}>
        <div className={styles['column']}>
          <Section title={t('customers.history.events')}>
            {data?.events.length === 0 && <p className={styles['none']}>{t('customers.history.noEvents')}</p>}
            <ol className={styles['events']}>
              {data?.events.map((event, at) => (
                // The order is fixed, and the same thing may happen twice in a moment.
                <li key={at}>
                  <time dateTime={event.at}>{format.moment(event.at)}</time>
                  <span>
                    {event.invoice !== null && (
                      <b>{t('reminders.invoiceNumber', { number: event.invoice })}: </b>
                    )}
                    {eventText(texts, event)}
                  </span>
                </li>
              ))}
            </ol>
            {limit < mostEvents && data?.events.length === limit && (
              <Button onPress={() => setLimit(mostEvents)}>{t('customers.missing.more')}</Button>
            )}
          </Section>
        </div>
        <div className={styles['column']}>
          <Section title={t('customers.history.notes')}>
            <NoteForm customerId={customerId} />
            {data?.notes.length === 0 && <p className={styles['none']}>{t('customers.history.noNotes')}</p>}
            <ul>
              {data?.notes.map((note) => (
                <li key={note.id} className={styles['note']}>
                  <p>{note.text}</p>
                  <small>
                    {[
                      note.by,
                      format.moment(note.at),
                      note.invoice === null ? '' : t('reminders.invoiceNumber', { number: note.invoice }),
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </div>
  );
}

function NoteForm({ customerId }: { readonly customerId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const [text, setText] = useState('');
  const save = useMutation(api.customers.note.mutationOptions({ meta: { shownInPlace: true } }));
  const submit = () => {
    if (text.trim() === '' || save.isPending) return;
    save.mutate({ customerId, text }, { onSuccess: () => setText('') });
  };
  return (
    // A line of several rows takes Enter for itself; with Ctrl it saves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={form['form']}
      noValidate
      aria-label={t('customers.history.write')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <TextField label={t('customers.history.write')} value={text} onChange={setText} multiline />
      {save.error !== null && <Alert tone="error">{failureText(texts, failureOf(save.error))}</Alert>}
      <div className={form['formButtons']}>
        <Button type="submit" isPending={save.isPending} isDisabled={text.trim() === ''}>
          {t('customers.history.save')}
        </Button>
      </div>
    </form>
  );
}
