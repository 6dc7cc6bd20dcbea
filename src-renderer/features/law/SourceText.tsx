import styles from '#renderer/features/law/Law.module.css';

/** Where a figure was read; several places, which a semicolon parts, under each other. */
export function SourceText({ source }: { readonly source: string }) {
  return (
    <span className={styles['source']}>
      {source.split(' ; ').map((place) => (
        <span key={place}>{place}</span>
      ))}
    </span>
  );
}
