import { Link } from 'react-router';
import { t } from '../messages';
import css from './Brand.module.css';

export function Brand() {
  return (
    <Link to="/" className={css.brand}>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={css.plate} />
        <path d="M6 18c3.3 0 3.3-6 6.6-6s3.4 9 6.8 9 3.3-6 6.6-6" className={css.wave} />
      </svg>
      {t.product}
    </Link>
  );
}
