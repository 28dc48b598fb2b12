import { type ReactNode, useEffect } from 'react';
import { Button } from '../design/Button';
import { Toasts } from '../design/Toasts';
import css from '../driver/DriverPage.module.css';
import { language, setLanguage, t } from '../messages';

/** What pages for drivers at a station have around them. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={css.page}>
      <main className={css.main}>
        <h1 className={css.title}>{title}</h1>
        {children}
      </main>
      <footer className={css.footer}>
        <span>{t.product}</span>
        <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'de' : 'en')}>
          {t.driver.language}
        </Button>
      </footer>
      <Toasts />
    </div>
  );
}
